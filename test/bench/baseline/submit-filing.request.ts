import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsArray,
  IsNumberString,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

class Amount {
  @IsNumberString() amount!: string;
  @Length(3, 3) currency!: string;
}

class Measure {
  @IsNumberString() value!: string;
  @IsString() unit!: string;
}

class Classification {
  @Matches(/^\d{6,10}$/) ID!: string;
  @IsString() IdentificationTypeCode!: string;
}

class GoodsMeasure {
  @ValidateNested() @Type(() => Measure) GrossMassMeasure!: Measure;
  @ValidateNested() @Type(() => Measure) NetNetWeightMeasure!: Measure;
  @ValidateNested() @Type(() => Measure) TariffQuantity!: Measure;
}

class InvoiceLine {
  @ValidateNested() @Type(() => Amount) ItemChargeAmount!: Amount;
}

class Commodity {
  @Length(1, 512) Description!: string;
  @IsArray()
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => Classification)
  Classification!: Classification[];
  @ValidateNested() @Type(() => GoodsMeasure) GoodsMeasure!: GoodsMeasure;
  @ValidateNested() @Type(() => InvoiceLine) InvoiceLine!: InvoiceLine;
}

class Origin {
  @Length(2, 2) CountryCode!: string;
}

class GoodsItem {
  @IsNumberString() SequenceNumeric!: string;
  @ValidateNested() @Type(() => Commodity) Commodity!: Commodity;
  @IsArray() @ValidateNested({ each: true }) @Type(() => Origin) Origin!: Origin[];
}

class Party {
  @Length(1, 70) ID!: string;
}

class GoodsShipment {
  @ValidateNested() @Type(() => Party) Importer!: Party;
  @IsArray()
  @ArrayNotEmpty()
  @ValidateNested({ each: true })
  @Type(() => GoodsItem)
  GovernmentAgencyGoodsItem!: GoodsItem[];
}

class Declaration {
  @Length(1, 3) TypeCode!: string;
  @Length(1, 70) FunctionalReferenceID!: string;
  @Length(1, 70) DeclarationOfficeID!: string;
  @IsNumberString() GoodsItemQuantity!: string;
  @ValidateNested() @Type(() => Amount) InvoiceAmount!: Amount;
  @ValidateNested() @Type(() => Party) Declarant!: Party;
  @ValidateNested() @Type(() => GoodsShipment) GoodsShipment!: GoodsShipment;
}

/** The members that such a service would look at; it keeps the others unseen. */
export class SubmitFiling {
  @Length(1, 64) kind!: string;
  @Length(1, 70) reference!: string;
  @ValidateNested() @Type(() => Declaration) payload!: Declaration;
}
