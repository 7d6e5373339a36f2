/** What the package says of the connector as such, beside its texts in src/catalogue/definition/connector-texts.ts. */
export const connectorData = {
  publisher: 'Online Grocery',
  /** Neither white nor the default #007ee5; the icon's background is of exactly this colour. */
  iconBrandColor: '#0b6e4f',
  host: 'flow-triggers.example.com',
  /** The app registration's client id; a real one comes with --client-id. */
  clientId: '00000000-0000-0000-0000-000000000000',
} as const
