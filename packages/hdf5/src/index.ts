export { createHdf5Reader, type Hdf5Options, hdf5Reader } from './reader.ts'
