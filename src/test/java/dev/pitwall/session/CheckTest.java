package dev.pitwall.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.session.Check.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm test",
        "npm t",
        "npm run test:unit -- --watch=false",
        "pnpm -r test",
        "yarn test src/login.test.ts",
        "bun test",
        "npx jest --ci",
        "npx -y vitest run",
        "yarn exec mocha",
        "./node_modules/.bin/jest",
        "npx playwright test",
        "node --test",
        "node test.js",
        "deno test -A",
        "mvn -B -ntp verify",
        "./mvnw test -Dtest=LoginTest",
        "gradle test",
        "./gradlew :app:check",
        "pytest -q tests/",
        "python3 -m pytest",
        "python -m unittest discover",
        "poetry run pytest",
        "uv run -q pytest",
        "tox -e py312",
        "python manage.py test",
        "go test ./...",
        "cargo test --workspace",
        "cargo nextest run",
        "bundle exec rspec spec/models",
        "bin/rails test",
        "rake spec",
        "vendor/bin/phpunit",
        "composer test",
        "dotnet test",
        "swift test",
        "mix test",
        "ctest --output-on-failure",
        "make test",
        "make -j4 check",
        "just test",
        "bazel test //...",
        "./run-tests",
        "./run-tests cart price",
        "sh run-tests",
        "bin/test",
        "./test.sh",
        "bash scripts/run_tests.sh",
        "tests/run.sh",
        "CI=1 timeout 60 npm test 2>&1"
      })
  void thisRunsTests(String line) {
    assertEquals(List.of(Kind.TESTS), Check.in(line).stream().map(Check::kind).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm run lint",
        "npm run lint:fix",
        "yarn typecheck",
        "npx eslint src --max-warnings 0",
        "npx tsc --noEmit",
        "prettier --check .",
        "ruff check .",
        "uvx ruff check",
        "python -m mypy src",
        "black --check .",
        "mvn checkstyle:check",
        "./gradlew ktlintCheck",
        "go vet ./...",
        "gofmt -l .",
        "golangci-lint run",
        "cargo clippy -- -D warnings",
        "cargo fmt --all --check",
        "bundle exec rubocop",
        "vendor/bin/phpstan analyse",
        "shellcheck bin/*",
        "pre-commit run --all-files",
        "make lint",
        "./lint",
        "sh lint",
        "scripts/lint.sh"
      })
  void thisLints(String line) {
    assertEquals(List.of(Kind.LINT), Check.in(line).stream().map(Check::kind).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ls tests",
        "cat src/login.test.ts",
        "test -f package.json",
        "[ -d test ]",
        "npm install",
        "npm install --save-dev jest",
        "npm run build",
        "git commit -m 'run tests'",
        "grep -rn test src",
        "echo pytest",
        "mkdir test",
        "pytest --version",
        "black src",
        "cargo build",
        "go build ./...",
        "vim lint.md",
        "rm -rf test"
      })
  void thisChecksNothing(String line) {
    assertEquals(List.of(), Check.in(line));
  }

  @Test
  void aLineMayCheckSeveralThings() {
    assertEquals(
        List.of(new Check("npm run lint", Kind.LINT), new Check("npm test", Kind.TESTS)),
        Check.in("cd shop && npm ci && npm run lint && CI=true npm test 2>&1 | tail -20"));
  }

  @Test
  void aShellsOwnLineIsLookedInto() {
    assertEquals(
        List.of(new Check("npm test", Kind.TESTS)), Check.in("bash -lc 'cd shop; npm test'"));
  }

  @Test
  void separatorsInQuotesSeparateNothing() {
    assertEquals(List.of(), Check.in("echo \"a && npm test\" '; pytest'"));
    assertEquals(
        List.of(new Check("npm test -- -t a b; c", Kind.TESTS)),
        Check.in("npm test -- -t 'a b; c'"));
  }

  @Test
  void aLongCommandIsShortened() {
    assertEquals(
        "pytest tests/unit/test_login_with_a_long_name.p…",
        Check.in("pytest tests/unit/test_login_with_a_long_name.py tests/b.py").get(0).label());
  }
}
