export { makeMiddle, makeTriangle } from './block-reflector'
export { chase } from './bulge'
export { factorPanel, keepDiagonalBlock } from './panel'
export { dismiss, publish, serve, work } from './team'
