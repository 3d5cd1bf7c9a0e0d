package dev.pitwall.github.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pitwall.github.log.Tool.Sort;
import dev.pitwall.session.LogEntry.FileChange;
import dev.pitwall.session.LogEntry.ToolKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copilot's tools in a session's words. */
class ToolboxTest {
  private final Toolbox toolbox = new Toolbox();

  private Tool tool(String name, String arguments) {
    return toolbox.of(name, Foreign.json(arguments.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          view|{'path':'/home/runner/work/shop/shop/src/a.ts'}|READ|View src/a.ts|reading `src/a.ts`
          view|{'path':'/home/runner/work/shop/shop'}|READ|View repository|View repository
          bash|{'command':'npm test','description':'Run the unit tests'}|EXECUTE|Run the unit tests|running the unit tests
          bash|{'command':'cd /home/runner/work/shop/shop && npm ci'}|EXECUTE|npm ci|running `npm ci`
          write_bash|{'sessionId':'a','input':'y'}|OTHER|Send input to Bash session|Send input to Bash session
          stop_bash|{'sessionId':'a'}|OTHER|Stop Bash session|Stop Bash session
          create|{'path':'src/b.ts','file_text':'x'}|EDIT|Create src/b.ts|editing `src/b.ts`
          str_replace|{'path':'src/b.ts','old_str':'x','new_str':'y'}|EDIT|Edit src/b.ts|editing `src/b.ts`
          str_replace_editor|{'command':'view','path':'src/b.ts'}|READ|View src/b.ts|reading `src/b.ts`
          str_replace_editor|{'command':'create','path':'src/b.ts'}|EDIT|Create src/b.ts|editing `src/b.ts`
          grep|{'pattern':'log in'}|SEARCH|Search for log in|searching
          web_fetch|{'url':'https://a.example'}|FETCH|Read https://a.example|looking something up
          codeql_checker|{}|OTHER|Run CodeQL analysis|Run CodeQL analysis
          github-mcp-server-search_code|{}|SEARCH|Search code on GitHub|searching
          github-mcp-server-get_job_logs|{}|FETCH|Get job logs on GitHub|looking something up
          playwright-browser_take_screenshot|{}|OTHER|Take screenshot in the web browser|Take screenshot in the web browser
          my-server-do_it|{}|OTHER|Call my-server-do_it|Call my-server-do_it
          view|[]|READ|View repository|View repository
          """)
  void aToolSaysWhatItDoes(
      String name, String arguments, ToolKind kind, String title, String activity) {
    var tool = tool(name, arguments);
    assertEquals(kind, tool.kind());
    assertEquals(title, tool.title());
    assertEquals(activity, tool.activity());
  }

  @Test
  void whatIsNoCallIsToldOtherwise() {
    assertEquals(Sort.SETUP, tool("run_setup", "{'name':'Clone'}").sort());
    assertEquals("Clone", tool("run_custom_setup_step", "{'name':'Clone'}").text());
    assertEquals(Sort.THOUGHT, tool("think", "{'thought':'Hm'}").sort());
    assertEquals("Hm", tool("think", "{'thought':'Hm'}").text());
    assertEquals(
        "Fix\n- [x] a",
        tool("report_progress", "{'commitMessage':'Fix','prDescription':'- [x] a'}").text());
    assertEquals(Sort.HIDDEN, tool("report_intent", "{'intent':'x'}").sort());
  }

  @Test
  void aShellThatIsReadAgainStillRunsItsCommand() {
    tool("bash", "{'command':'mvn test','sessionId':'s1','mode':'async'}");
    assertEquals("mvn test", tool("read_bash", "{'sessionId':'s1'}").command());
    assertEquals(ToolKind.OTHER, tool("read_bash", "{'sessionId':'s2'}").kind());
  }

  @Test
  void whatAnEditWasToldToChangeIsCounted() {
    var edit = tool("edit", "{'path':'a','old_str':'1\\n2\\n3','new_str':'1\\nx\\ny\\n3'}");
    assertEquals(List.of(new FileChange("a", 2, 1)), edit.planned());
  }

  @Test
  void aModelsOwnPatchIsCountedToo() {
    var patch =
        "*** Begin Patch\\n*** Update File: /home/runner/work/shop/shop/src/a.ts\\n@@ class A\\n"
            + " keep\\n-old\\n+new\\n+more\\n*** Add File: b.ts\\n+x\\n*** End Patch\\n+not"
            + " counted\\n";
    var edit = tool("apply_patch", "{'input':'" + patch + "'}");
    assertEquals(
        List.of(new FileChange("src/a.ts", 2, 1), new FileChange("b.ts", 1, 0)), edit.planned());
    assertEquals("Edit src/a.ts", edit.title());
  }

  @Test
  void aDiffCountsEachFileAndIsNotFooledByItsLines() {
    var diff =
        """
        diff --git a/src/a.sql b/src/a.sql
        --- a/src/a.sql
        +++ b/src/a.sql
        @@ -1,3 +1,2 @@
         select 1;
        --- a comment
        -++ b
        +++ c
        @@ -9 +8,2 @@ hint
        -x
        +y
        +z
        \\ No newline at end of file
        diff --git a/gone.txt b/gone.txt
        --- a/gone.txt
        +++ /dev/null
        @@ -1,2 +0,0 @@
        -1
        -2
        """;
    assertEquals(
        List.of(new FileChange("src/a.sql", 3, 3), new FileChange("gone.txt", 0, 2)),
        Diffs.in(diff));
    assertEquals(List.of(), Diffs.in("--- a\nno diff @@ at all\n@@ -1 +1 @@ x\n".substring(6)));
  }
}
