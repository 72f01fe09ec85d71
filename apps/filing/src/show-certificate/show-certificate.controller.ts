import { Controller, Inject } from '@nestjs/common';
import { showCertificate, type CertificateView } from '@landport/contracts';
import { Caller, Input, Reply, Route, type InputOf } from '@landport/http';
import type { FastifyReply } from 'fastify';
import { KindCatalogue } from '../kinds/kind-catalogue';
import { certificatePaper } from '../papers/certificate-paper';
import { drawPaper } from '../papers/paper';
import { sendPdf, wantsPdf } from '../papers/wants-pdf';
import { VisibleFilings } from '../show-filing/visible-filings';
import { Certificates } from './certificates';

@Controller()
export class ShowCertificateController {
  constructor(
    @Inject(VisibleFilings) private readonly filings: VisibleFilings,
    @Inject(Certificates) private readonly certificates: Certificates,
    @Inject(KindCatalogue) private readonly kinds: KindCatalogue,
  ) {}

  @Route(showCertificate)
  async show(
    @Input() { params }: InputOf<typeof showCertificate>,
    @Caller() caller: Caller,
    @Reply() reply: FastifyReply,
  ): Promise<CertificateView | Buffer> {
    const filing = await this.filings.get(params.id, caller);
    const certificate = await this.certificates.of(filing);
    if (!wantsPdf(reply)) return certificate;
    const { title } = this.kinds.current.inForce(filing.kind, filing.kind_valid_from).source.header;
    const paper = await drawPaper(certificatePaper(certificate, title));
    return sendPdf(reply, `certificate-${filing.id}`, paper);
  }
}
