export { type Assignment, openAssignment } from './assignment.ts'
