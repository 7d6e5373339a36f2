export { startLoopbackServer, type LoopbackServer } from 'flow-simulator'
