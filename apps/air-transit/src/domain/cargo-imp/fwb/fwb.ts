import type { DayOfYear, Measure } from '../forms';

/** A master air waybill as an FWB tells it. Charges are kept, never priced. */
export interface FwbData {
  readonly awb: string;
  readonly origin: string;
  readonly destination: string;
  readonly pieces: number;
  readonly weight: Measure;
  readonly volume?: Measure;
  readonly densityGroup?: number;
  readonly flights: readonly { readonly carrier: string; readonly number: string; readonly day: number }[];
  readonly route: readonly RoutePoint[];
  readonly shipper: Party;
  readonly consignee: Party;
  readonly alsoNotify?: Party;
  readonly agent?: Agent;
  readonly rating: readonly RatingLine[];
  /** Direct goods (NG) or consolidation (NC) texts, joined; empty when none was sent. */
  readonly goodsDescription: string;
  /** Goods of several houses under one master: the NC descriptor. */
  readonly consolidation: boolean;
  readonly charges: Charges;
  readonly handlingCodes: readonly string[];
  readonly customsOrigin?: string;
  readonly issue?: Issue;
  readonly participants: readonly Participant[];
  readonly regulatory: readonly RegulatoryItem[];
  readonly texts: Texts;
  /** Segments outside the standard, as sent. */
  readonly unknown: readonly { readonly id: string; readonly lines: readonly string[] }[];
}

export interface RoutePoint {
  readonly airport: string;
  readonly carrier?: string;
}

export interface Party {
  readonly account?: string;
  readonly name: string;
  readonly address: readonly string[];
  readonly place: string;
  readonly state?: string;
  readonly country: string;
  readonly postCode?: string;
  readonly contacts: readonly { readonly kind: string; readonly number: string }[];
}

export interface Agent {
  readonly account?: string;
  readonly iataCode?: string;
  readonly cassAddress?: string;
  readonly participant?: string;
  readonly name: string;
  readonly place: string;
}

/** One numbered line of the rate description: its rate columns, its descriptors, or both. */
export interface RatingLine {
  readonly number: number;
  readonly pieces?: number;
  readonly rateCombinationPoint?: string;
  readonly weight?: Measure;
  readonly rateClass?: string;
  readonly commodityItem?: string;
  readonly chargeableWeight?: string;
  readonly rate?: string;
  readonly total?: string;
  readonly descriptors: readonly Descriptor[];
}

export type Descriptor =
  | {
      readonly kind: 'goods' | 'consolidation' | 'unitLoad' | 'harmonisedCode' | 'originCountry' | 'service';
      readonly text: string;
    }
  | { readonly kind: 'volume'; readonly volume: Measure }
  | { readonly kind: 'loadAndCount'; readonly pieces: number }
  | { readonly kind: 'dimensions'; readonly weight?: Measure; readonly dimensions?: Dimensions };

export interface Dimensions {
  /** CMT centimetres, INH inches. */
  readonly unit: string;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: number;
}

export interface Charges {
  readonly currency?: string;
  readonly chargeCode?: string;
  /** Weight or valuation, then other charges: P prepaid, C collect. */
  readonly prepaidOrCollect?: string;
  /** Decimal text, or NVD, NCV, XXX for none. */
  readonly declaredForCarriage?: string;
  readonly declaredForCustoms?: string;
  readonly insured?: string;
  readonly other: readonly {
    readonly term: 'P' | 'C';
    readonly code: string;
    readonly entitlement: string;
    readonly amount: string;
  }[];
  readonly prepaid: readonly ChargeSum[];
  readonly collect: readonly ChargeSum[];
  readonly inDestinationCurrency?: {
    readonly currency: string;
    readonly exchangeRate: string;
    readonly charges: readonly string[];
  };
  readonly commission?: {
    readonly indicator?: string;
    readonly amount?: string;
    readonly percentage?: string;
  };
  readonly salesIncentive?: { readonly amount: string; readonly indicator?: string };
}

export interface ChargeSum {
  /** WT weight, VC valuation, TX taxes, OA due agent, OC due carrier, CT total. */
  readonly code: string;
  readonly amount: string;
}

export interface Issue {
  readonly date: DayOfYear & { readonly yearOfCentury: number };
  readonly place: string;
  readonly signature?: string;
}

export interface Participant {
  readonly name: string;
  readonly office?: string;
  readonly file?: string;
  readonly kind?: string;
  readonly code?: string;
  readonly airport?: string;
}

export interface RegulatoryItem {
  /** Empty parts repeat those of the item before, as the standard has it; they are kept as sent. */
  readonly country?: string;
  readonly subject?: string;
  readonly control?: string;
  readonly text: string;
}

/** Free texts and references by the identifier that carried them. */
export interface Texts {
  readonly specialService: readonly string[];
  readonly otherService: readonly string[];
  readonly accounting: readonly { readonly kind: string; readonly text: string }[];
  readonly shipperCertification?: string;
  readonly agentReference?: string;
  readonly nominatedHandler?: { readonly name: string; readonly place: string };
  readonly shipmentReference?: readonly string[];
  readonly sender?: Participant;
}
