import { Controller, Get, Header, Param, Redirect, Res } from '@nestjs/common';
import { asyncApiDocument, openApiDocument } from '@landport/contracts';
import type { FastifyReply } from 'fastify';
import { objectNotFound } from '@landport/http';
import { ASSETS, readAsset } from './assets';
import { problemPage } from './problem-page';
import { DOCS_PAGE, INITIALIZER } from './swagger-page';

const HTML = 'text/html; charset=utf-8';
/** Swagger UI sets styles by script and draws its icons from data URLs. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

/** The API described, for people and for machines; made from the same schemas the code runs on. */
@Controller()
export class DocsController {
  private readonly openApi = JSON.stringify(openApiDocument());
  private readonly asyncApi = JSON.stringify(asyncApiDocument());
  private readonly problems = problemPage();

  @Get()
  @Redirect('/docs', 302)
  home(): void {}

  @Get('docs')
  @Header('content-type', HTML)
  @Header('content-security-policy', POLICY)
  page(): string {
    return DOCS_PAGE;
  }

  @Get('docs/openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  openApiJson(): string {
    return this.openApi;
  }

  @Get('docs/asyncapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  asyncApiJson(): string {
    return this.asyncApi;
  }

  @Get('docs/problems')
  @Header('content-type', HTML)
  @Header('content-security-policy', POLICY)
  problemsPage(): string {
    return this.problems;
  }

  @Get('docs/assets/initializer.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  initializer(): string {
    return INITIALIZER;
  }

  @Get('docs/assets/:name')
  async asset(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const type = ASSETS.get(name);
    if (type === undefined) throw objectNotFound('asset', name);
    void reply.header('content-type', type).header('cache-control', 'public, max-age=86400');
    return readAsset(name);
  }
}
