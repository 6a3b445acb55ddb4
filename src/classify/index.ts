export { type Classifier, classifyPolicy, openClassifier } from './classify.ts'
export { openLapse } from './product.ts'
export { openServicing, type ServicingJudge } from './servicing.ts'
