package dev.pitwall.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.Check.Kind;
import dev.pitwall.session.CheckOutput.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckOutputTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      maxCharsPerColumn = 2000,
      textBlock =
          """
          jest, green   | 12 passed  | Test Suites: 2 passed, 2 total¶Tests:       12 passed, 12 total¶Time: 1.2 s
          jest, red     | 1 failed   | Test Suites: 1 failed, 1 passed, 2 total¶Tests:       1 failed, 2 skipped, 11 passed, 14 total
          vitest, green | 12 passed  | Test Files  2 passed (2)¶     Tests  12 passed (12)¶  Duration 1s
          vitest, red   | 2 failed   | Test Files  1 failed ! 1 passed (2)¶     Tests  2 failed ! 10 passed (12)
          mocha, green  | 12 passed  | ✔ a¶¶  12 passing (31ms)
          mocha, red    | 1 failing  | 11 passing (31ms)¶  2 pending¶  1 failing¶¶  1) login
          node, green   | 5 passed   | # tests 5¶# suites 0¶# pass 5¶# fail 0
          node, red     | 2 failed   | ℹ tests 5¶ℹ pass 3¶ℹ fail 2
          maven, green  | 30 passed  | [INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in A¶[INFO] Tests run: 20, Failures: 0, Errors: 0, Skipped: 0¶[INFO] Tests run: 12, Failures: 0, Errors: 0, Skipped: 2
          maven, red    | 3 failures | [ERROR] Tests run: 12, Failures: 2, Errors: 1, Skipped: 0
          maven, broken | does not compile | [ERROR] COMPILATION ERROR :¶[ERROR] A.java:[3,1] ';' expected
          gradle, red   | 2 failed   | LoginTest > works() FAILED¶¶12 tests completed, 2 failed
          pytest, green | 12 passed  | ============ 12 passed in 0.12s ============
          pytest, skip  | 12 passed  | ==== 12 passed, 2 skipped, 1 warning in 0.12s ====
          pytest, red   | 2 failed   | ==== 1 failed, 11 passed, 1 error in 0.12s ====
          pytest -q     | 3 passed   | ...  [100%]¶3 passed in 0.01s
          unittest      | 12 passed  | ------¶Ran 12 tests in 0.001s¶¶OK
          unittest, red | 2 failures | Ran 12 tests in 0.001s¶¶FAILED (failures=1, errors=1)
          go, packages  | 2 packages passed | ok  	shop/cart	0.012s¶ok  	shop/price	(cached)
          go, red       | 1 failed   | --- FAIL: TestTotal (0.00s)¶    cart_test.go:8: got 3¶FAIL¶FAIL	shop/cart	0.01s
          go -v         | 2 passed   | === RUN   TestA¶--- PASS: TestA (0.00s)¶--- PASS: TestB (0.00s)¶PASS¶ok  	shop	0.01s
          cargo, green  | 15 passed  | test result: ok. 12 passed; 0 failed; 1 ignored;¶test result: ok. 3 passed; 0 failed; 0 ignored;
          cargo, red    | 2 failed   | test result: FAILED. 10 passed; 2 failed; 0 ignored;
          nextest       | 12 passed  | Summary [   0.1s] 12 tests run: 12 passed, 0 skipped
          rspec, green  | 12 passed  | 12 examples, 0 failures
          rspec, red    | 1 failure  | 12 examples, 1 failure, 1 pending
          minitest      | 2 failures | 12 runs, 30 assertions, 1 failures, 1 errors, 0 skips
          phpunit       | 12 passed  | OK (12 tests, 30 assertions)
          phpunit, red  | 1 failure  | FAILURES!¶Tests: 12, Assertions: 30, Failures: 1.
          dotnet        | 1 failed   | Failed!  - Failed:     1, Passed:    11, Skipped:     0, Total:    12
          xctest        | 12 passed  | Executed 12 tests, with 0 failures (0 unexpected) in 0.1 seconds
          exunit        | 1 failure  | 2 doctests, 12 tests, 1 failure
          ctest         | 1 failed   | 92% tests passed, 1 tests failed out of 12
          bun           | 1 failed   | 11 pass¶ 1 fail¶ 30 expect() calls
          deno          | 12 passed  | ok ! 12 passed ! 0 failed (10ms)
          playwright    | 1 failed   | 1 failed¶    [chromium] › login.spec.ts¶  11 passed (3.2s)
          tap           | 1 failed   | 1..3¶ok 1 - a¶not ok 2 - b¶ok 3 - c
          in words      | 12 passed  | ok    adds up¶12 passed, 0 failed
          in words, red | 1 failed   | FAIL  adds up¶11 passed, 1 failed
          coloured      | 12 passed  | ␛[32m12 passing␛[0m (3ms)
          """)
  void testsAreCounted(String runner, String words, String output) {
    boolean failed = !words.endsWith("passed");
    assertEquals(
        Optional.of(new Reading(words, failed)), CheckOutput.read(Kind.TESTS, printed(output)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eslint       | 2 errors     | true  | src/a.ts¶  1:1  error  x¶✖ 3 problems (2 errors, 1 warning)
          ruff         | 1 error      | true  | a.py:1:1: F401¶Found 1 error.
          mypy         | 2 errors     | true  | a.py:1: error: x¶Found 2 errors in 1 file (checked 3 source files)
          tsc          | 2 errors     | true  | a.ts(1,1): error TS2304: x¶b.ts(2,2): error TS2304: y
          rubocop      | 4 offenses   | true  | 12 files inspected, 4 offenses detected
          checkstyle   | 2 violations | true  | You have 2 Checkstyle violations.
          ruff, clean  | clean        | false | All checks passed!
          mypy, clean  | clean        | false | Success: no issues found in 3 source files
          only warns   | 2 warnings   | false | warning: x¶0 errors and 2 warnings found
          """)
  void findingsAreCounted(String linter, String words, boolean failed, String output) {
    assertEquals(
        Optional.of(new Reading(words, failed)), CheckOutput.read(Kind.LINT, printed(output)));
  }

  @ParameterizedTest
  @CsvSource({"all good", "''", "there were 12 monkeys"})
  void whatSaysNothingIsNotGuessed(String output) {
    assertEquals(Optional.empty(), CheckOutput.read(Kind.TESTS, output));
    assertEquals(Optional.empty(), CheckOutput.read(Kind.LINT, output));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1 failed ", "1 skipped, ", "Tests: 1 ", "1 a ", "\n", " ", "=", "ok 1\n", "1"})
  void aFloodOfTheSameIsReadToo(String piece) {
    var flood = piece.repeat(16_000 / piece.length());

    assertDoesNotThrow(() -> CheckOutput.read(Kind.TESTS, flood));
    assertDoesNotThrow(() -> CheckOutput.read(Kind.LINT, flood));
    assertDoesNotThrow(() -> Check.in(flood));
    assertDoesNotThrow(() -> Sentence.tellingMost(List.of(flood)));
  }

  private static String printed(String line) {
    return line.replace('¶', '\n')
        .replace('!', line.contains("Failed!") ? '!' : '|')
        .replace('␛', '\u001B');
  }
}
