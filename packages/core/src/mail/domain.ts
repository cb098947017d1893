declare const domainBrand: unique symbol
/** Lower case, NFC, U-labels. Only `foldDomain` makes one. */
export type Domain = string & { readonly [domainBrand]: true }
