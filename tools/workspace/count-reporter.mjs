/** Vitest reporter: prints "N passed, N failed" alone on a line, just before vitest's own closing lines. */
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0
    let failed = unhandledErrors.length
    for (const module of modules) {
      const tests = [...module.children.allTests()]
      const failures = tests.filter((test) => test.result().state === 'failed').length
      passed += tests.filter((test) => test.result().state === 'passed').length
      // A file that could not be loaded, or a hook that threw, has no failed test of its own but is a failure.
      failed += failures > 0 ? failures : module.ok() ? 0 : 1
    }
    console.log(`\n${passed} passed, ${failed} failed`)
  }
}
