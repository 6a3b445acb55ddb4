export { type Classifier, classifyPolicy, openClassifier } from './classify.ts'
export { openServicing, type ServicingJudge } from './servicing.ts'
