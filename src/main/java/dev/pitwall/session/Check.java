package dev.pitwall.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command that runs tests or linters.
 *
 * @param label the command for people: {@code npm test}
 */
record Check(String label, Kind kind) {

  /** What it looks at. */
  enum Kind {
    TESTS,
    LINT
  }

  private static final int LOOKED_AT = 300;
  private static final Set<String> SAYS_NOTHING = Set.of("--version", "--help", "--init", "-h");

  private static final Pattern RUN_BY =
      Pattern.compile(
          "^(?:npx|bunx|pnpx|uvx|(?:pnpm|yarn|npm|bun) (?:exec|dlx|x)|bundle exec|php|pipx run"
              + "|(?:poetry|uv|pipenv|hatch|rye|pdm) run|python[\\d.]* -m|deno run|dart run)"
              + "(?: -{1,2}[a-z-]+)* (?:-- )?");

  private static final Pattern TESTS =
      any(
          // Programs that do nothing else.
          "(?:jest|vitest|mocha|ava|tap|jasmine|karma|pytest|py\\.test|unittest|nose2?|tox|nox"
              + "|rspec|phpunit|pest|ctest|bats|behave|cucumber|elm-test|gotestsum)(?: .*)?",
          "(?:cypress|playwright|nx|turbo|lerna|testcafe|wdio) (?:.* )?(?:run|test|e2e)(?: .*)?",
          // Programs that do it when told.
          "(?:npm|pnpm|yarn|bun)(?: -\\S+)*(?: run| run-script)?(?: -\\S+)* (?:t|tst|\\S*test\\S*"
              + "|\\S*spec\\S*|e2e\\S*|verify|ci:\\S*)(?: .*)?",
          "(?:mvnw?|mvnd)(?: .*)? (?:test|verify|install|package|integration-test|surefire:\\S+"
              + "|failsafe:\\S+)(?: .*)?",
          "gradlew?(?: .*)? (?:\\S*[tT]est\\S*|check|build|\\S*:check|\\S*:build)(?: .*)?",
          "(?:go|cargo|dotnet|swift|deno|mix|sbt|lein|dart|flutter|rails|bazel|stack|cabal|gleam"
              + "|crystal|zig|clojure|forge|composer|rake|just|task|make|gmake|invoke|inv|scons"
              + "|ninja|meson|django-admin|manage\\.py|artisan)(?: -\\S+)*"
              + "(?: build| nextest| run)?(?: -\\S+)* (?:\\S*tests?|spec|nextest|check|run-tests"
              + "|test[:-]\\S+)(?: .*)?",
          "cargo nextest run(?: .*)?",
          "node(?: -\\S+)* --test(?: .*)?",
          "xcodebuild (?:.* )?test(?: .*)?",
          "python[\\d.]* (?:\\S*/)?(?:manage\\.py test|setup\\.py test|\\S*tests?\\.py)(?: .*)?",
          // Scripts by their names.
          "(?:(?:sh|bash|zsh|ruby|node|perl) )?(?:\\S*/)?(?:run[-_]?)?(?:all[-_]|unit[-_]"
              + "|integration[-_]|e2e[-_])?tests?(?:[-_](?:all|unit|runner))?"
              + "(?:\\.(?:sh|rb|js|pl|bats))?(?: .*)?",
          "(?:(?:sh|bash) )?(?:\\S*/)?tests?/run(?:[-_]\\S+)?(?:\\.sh)?(?: .*)?");

  private static final Pattern LINT =
      any(
          "(?:eslint|oxlint|tsc|vue-tsc|svelte-check|stylelint|standard|xo|biome|tslint|ruff"
              + "|flake8|pylint|mypy|pyright|basedpyright|pycodestyle|bandit|vulture|pyflakes"
              + "|rubocop|standardrb|brakeman|phpstan|psalm|phpcs|php-cs-fixer|checkstyle|pmd"
              + "|spotbugs|ktlint|detekt|golangci-lint|staticcheck|revive|shellcheck|hadolint"
              + "|yamllint|markdownlint(?:-cli2)?|actionlint|swiftlint|credo|hlint|cppcheck"
              + "|clang-tidy|tflint|semgrep|commitlint|dprint|knip)(?: .*)?",
          "(?:prettier|black|isort|autopep8|yapf|gofmt|goimports|google-java-format|shfmt)"
              + "(?: .*)? (?:-c|-l|-d|--check\\S*|--list-different|--diff|--dry-run)(?: .*)?",
          "(?:npm|pnpm|yarn|bun)(?: -\\S+)*(?: run| run-script)?(?: -\\S+)* (?:\\S*lint\\S*"
              + "|\\S*type-?check\\S*|tsc|\\S*types|\\S*format[:-]check|check[:-]\\S+|check)"
              + "(?: .*)?",
          "(?:mvnw?|mvnd)(?: .*)? (?:checkstyle|pmd|spotbugs|spotless|fmt|formatter):\\S+(?: .*)?",
          "gradlew?(?: .*)? \\S*(?:lint|[cC]heckstyle|[dD]etekt|spotlessCheck|pmd)\\S*(?: .*)?",
          "go vet(?: .*)?",
          "cargo (?:\\+\\S+ )?(?:clippy|check|fmt .*--check|deny .*)(?: .*)?",
          "dart analyze(?: .*)?|flutter analyze(?: .*)?|deno (?:lint|check|fmt --check)(?: .*)?",
          "mix (?:credo|dialyzer|format --check-formatted)(?: .*)?",
          "dotnet format .*--verify-no-changes.*|terraform (?:validate|fmt .*-check)(?: .*)?",
          "pre-commit run(?: .*)?",
          "(?:make|gmake|just|task|rake|composer|invoke|nx|turbo)(?: -\\S+)*(?: run)? "
              + "\\S*(?:lint|rubocop|style|typecheck|format-check)\\S*(?: .*)?",
          "(?:(?:sh|bash) )?(?:\\S*/)?(?:run[-_])?lint(?:er|ers|ing)?(?:\\.\\w+)?(?: .*)?");

  /** What a shell line checks, in its order; empty when it checks nothing. */
  static List<Check> in(String line) {
    return ShellCommand.parse(line).stream().flatMap(c -> of(c).stream()).toList();
  }

  private static Optional<Check> of(ShellCommand command) {
    var words = command.words();
    // `test -f x` is the shell's own.
    if (words.getFirst().equals("test") || words.stream().anyMatch(SAYS_NOTHING::contains)) {
      return Optional.empty();
    }
    var line = String.join(" ", words);
    var text = line.substring(0, Math.min(line.length(), LOOKED_AT));
    var bare = RUN_BY.matcher(text).replaceFirst("");
    int slash = bare.split(" ", 2)[0].lastIndexOf('/');
    // `./mvnw test` and `vendor/bin/phpunit`, but a script's own folder may say what it is.
    var program = bare.substring(slash + 1);
    return first(List.of(text, bare, program)).map(kind -> new Check(command.brief(), kind));
  }

  private static Optional<Kind> first(List<String> forms) {
    if (forms.stream().anyMatch(f -> LINT.matcher(f).matches())) {
      return Optional.of(Kind.LINT);
    }
    return forms.stream().anyMatch(f -> TESTS.matcher(f).matches())
        ? Optional.of(Kind.TESTS)
        : Optional.empty();
  }

  private static Pattern any(String... patterns) {
    return Pattern.compile(
        String.join("|", Arrays.stream(patterns).map(p -> "(?:" + p + ")").toList()));
  }
}
