/** The page at /docs. Its scripts are files, so that no policy has to allow inline ones. */
export const DOCS_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Landport API</title>
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
    <link rel="icon" type="image/png" href="/docs/assets/favicon-32x32.png" />
  </head>
  <body>
    <nav>
      <a href="/docs/openapi.json">OpenAPI</a> ·
      <a href="/docs/asyncapi.json">AsyncAPI</a> ·
      <a href="/docs/problems">Problem codes</a>
    </nav>
    <main id="swagger-ui"></main>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/assets/initializer.js"></script>
  </body>
</html>
`;

export const INITIALIZER = `SwaggerUIBundle({
  url: '/docs/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
});
`;
