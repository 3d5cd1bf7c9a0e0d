package dev.pitwall.sandbox.slack.blocks;

import static dev.pitwall.sandbox.slack.blocks.Shorthand.json;
import static dev.pitwall.sandbox.slack.blocks.Shorthand.repeated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Block Kit's limits: the last value Slack takes, and what it says to the first it does not. */
class BlockRulesTest {
  private static void takes(String blocks) throws Exception {
    assertEquals(List.of(), BlockRules.message(json(blocks)));
  }

  private static void refuses(String blocks, String what) throws Exception {
    var problems = BlockRules.message(json(blocks));
    assertTrue(problems.contains(what), () -> what + " is not among " + problems);
  }

  private static final String BUTTON =
      "{'type':'button','action_id':'a','text':{'type':'plain_text','text':'Go'}%s}";

  private static String actions(String elements) {
    return "[{'type':'actions','elements':[" + elements + "]}]";
  }

  private static String button(String more) {
    return actions(BUTTON.formatted(more));
  }

  private static String section(String text) {
    return "[{'type':'section','text':" + text + "}]";
  }

  @Test
  void theBlocksOfACardAreTaken() throws Exception {
    takes(
        """
        [{'type':'section','text':{'type':'mrkdwn','text':'*Fix it*'},'accessory':
           {'type':'overflow','action_id':'more','options':[
             {'text':{'type':'plain_text','text':'Archive'},'value':'x'}]}},
         {'type':'context','elements':[{'type':'mrkdwn','text':'small'}]},
         {'type':'divider'},
         {'type':'header','text':{'type':'plain_text','text':'Sessions','emoji':true}},
         {'type':'rich_text','elements':[{'type':'rich_text_section','elements':[
            {'type':'text','text':'bold','style':{'bold':true}},{'type':'user','user_id':'U1'}]}]},
         {'type':'markdown','text':'**log**'},
         {'type':'image','image_url':'https://example.com/a.png','alt_text':'a'},
         {'type':'plan','title':'Plan','tasks':[
            {'type':'task_card','task_id':'1','title':'Read','status':'complete'}]},
         {'type':'table','rows':[[{'type':'raw_text','text':'a'}]]}]\
        """);
    takes(button(",'style':'danger','value':'v','confirm':" + CONFIRM.formatted(100, 300, 30)));
  }

  private static final String CONFIRM =
      "{'title':{'type':'plain_text','text':'@%d'},'text':{'type':'mrkdwn','text':'@%d'},"
          + "'confirm':{'type':'plain_text','text':'@%d'},"
          + "'deny':{'type':'plain_text','text':'No'}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "3000|/blocks/0/text/text|[{'type':'section','text':{'type':'mrkdwn','text':'@N'}}]",
        "2000|/blocks/0/fields/0/text|[{'type':'section','fields':[{'type':'mrkdwn','text':'@N'}]}]",
        "150|/blocks/0/text/text|[{'type':'header','text':{'type':'plain_text','text':'@N'}}]",
        "12000|/blocks/0/text|[{'type':'markdown','text':'@N'}]",
        "255|/blocks/0/block_id|[{'type':'divider','block_id':'@N'}]",
        "2000|/blocks/0/alt_text|[{'type':'image','image_url':'https://a.b/c','alt_text':'@N'}]",
      })
  void textsHaveALargestLength(int longest, String pointer, String blocks) throws Exception {
    takes(blocks.replace("@N", "@" + longest));
    refuses(
        blocks.replace("@N", "@" + (longest + 1)),
        "must be less than " + (longest + 1) + " characters [json-pointer:" + pointer + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "75|accessibility_label",
        "2000|value",
        "255|action_id",
      })
  void buttonsToo(int longest, String field) throws Exception {
    var plain = "{'type':'button','text':{'type':'plain_text','text':'Go'},'" + field + "':'@%d'}";
    takes(actions(plain.formatted(longest)));
    refuses(
        actions(plain.formatted(longest + 1)),
        "must be less than %d characters [json-pointer:/blocks/0/elements/0/%s]"
            .formatted(longest + 1, field));
  }

  @Test
  void labelsConfirmationsAndOptionsToo() throws Exception {
    var label = "{'type':'button','text':{'type':'plain_text','text':'@%d'}}";
    takes(actions(label.formatted(75)));
    refuses(
        actions(label.formatted(76)),
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]");
    var confirm = "/blocks/0/elements/0/confirm/";
    refuses(
        button(",'confirm':" + CONFIRM.formatted(101, 1, 1)),
        "must be less than 101 characters [json-pointer:" + confirm + "title/text]");
    refuses(
        button(",'confirm':" + CONFIRM.formatted(1, 301, 1)),
        "must be less than 301 characters [json-pointer:" + confirm + "text/text]");
    refuses(
        button(",'confirm':" + CONFIRM.formatted(1, 1, 31)),
        "must be less than 31 characters [json-pointer:" + confirm + "confirm/text]");
    refuses(
        button(",'confirm':{'title':{'type':'plain_text','text':'Sure?'}}"),
        "missing required field: deny [json-pointer:/blocks/0/elements/0/confirm]");
    var option = "{'text':{'type':'plain_text','text':'@%d'},'value':'@%d'}";
    var menu = "{'type':'overflow','action_id':'m','options':[" + option + "]}";
    takes(actions(menu.formatted(75, 75)));
    refuses(
        actions(menu.formatted(76, 1)),
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]");
    refuses(
        actions(menu.formatted(1, 76)),
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/value]");
  }

  @Test
  void listsHaveALargestSize() throws Exception {
    takes("[" + repeated(50, "{'type':'divider'}") + "]");
    refuses(
        "[" + repeated(51, "{'type':'divider'}") + "]",
        "no more than 50 items allowed [json-pointer:/blocks]");
    var small = "[{'type':'context','elements':[%s]}]";
    var part = "{'type':'mrkdwn','text':'x'}";
    takes(small.formatted(repeated(10, part)));
    refuses(
        small.formatted(repeated(11, part)),
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]");
    refuses(small.formatted(""), "must be more than 0 items [json-pointer:/blocks/0/elements]");
    var each = "{'type':'button','action_id':'a#','text':{'type':'plain_text','text':'x'}}";
    takes(actions(repeated(25, each)));
    refuses(
        actions(repeated(26, each)),
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]");
    var fields = "[{'type':'section','fields':[%s]}]";
    takes(fields.formatted(repeated(10, part)));
    refuses(
        fields.formatted(repeated(11, part)),
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]");
    option("overflow", 5);
    option("radio_buttons", 10);
    option("checkboxes", 10);
    option("static_select", 100);
  }

  private static void option(String type, int most) throws Exception {
    var option = "{'text':{'type':'plain_text','text':'x'},'value':'#'}";
    var element = "{'type':'" + type + "','action_id':'m','options':[%s]}";
    takes(actions(element.formatted(repeated(most, option))));
    refuses(
        actions(element.formatted(repeated(most + 1, option))),
        "no more than " + most + " items allowed [json-pointer:/blocks/0/elements/0/options]");
    refuses(
        actions(element.formatted("")),
        "must be more than 0 items [json-pointer:/blocks/0/elements/0/options]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "unsupported type: poem|/blocks/0/type|[{'type':'poem'}]",
        "unsupported type: plain_text_input|/blocks/0/elements/0/type"
            + "|[{'type':'actions','elements':[{'type':'plain_text_input'}]}]",
        "unsupported type: alert|/blocks/0/type|[{'type':'alert'}]",
        "missing required field: type|/blocks/0|[{}]",
        "missing required field: text|/blocks/0|[{'type':'header'}]",
        "missing required field: elements|/blocks/0|[{'type':'actions'}]",
        "must provide at least one of text, fields|/blocks/0|[{'type':'section'}]",
        "unsupported type: mrkdwn|/blocks/0/text/type"
            + "|[{'type':'header','text':{'type':'mrkdwn','text':'x'}}]",
        "invalid additional property: emoji|/blocks/0/text"
            + "|[{'type':'section','text':{'type':'mrkdwn','text':'x','emoji':true}}]",
        "invalid additional property: color|/blocks/0|[{'type':'divider','color':'red'}]",
        "must be more than 0 characters|/blocks/0/text/text"
            + "|[{'type':'section','text':{'type':'mrkdwn','text':''}}]",
        "must be an object|/blocks/0|['text']",
        "must provide a string|/blocks/0/block_id|[{'type':'divider','block_id':7}]",
      })
  void shapesAreChecked(String what, String pointer, String blocks) throws Exception {
    refuses(blocks, what + " [json-pointer:" + pointer + "]");
  }

  @ParameterizedTest
  @CsvSource({"javascript:alert(1)", "ftp://a.b/c", "/relative", "https://", "https://a b"})
  void linksNeedASchemePeopleMayFollow(String url) throws Exception {
    takes(button(",'url':'https://github.com/octo-org/shop'"));
    refuses(
        button(",'url':'" + url + "'"),
        "must be a valid URL [json-pointer:/blocks/0/elements/0/url]");
  }

  @Test
  void stylesAreDangerOrPrimary() throws Exception {
    refuses(
        button(",'style':'default'"),
        "value must be one of primary, danger [json-pointer:/blocks/0/elements/0/style]");
  }

  @Test
  void idsAreUniqueWhereSlackWantsThem() throws Exception {
    refuses(
        "[{'type':'divider','block_id':'b'},{'type':'divider','block_id':'b'}]",
        "`block_id` b already exists [json-pointer:/blocks/1/block_id]");
    var one = BUTTON.formatted("");
    refuses(actions(one + "," + one), "`action_id` a already exists [json-pointer:/blocks/0]");
    takes("[" + actions(one).substring(1).replace("}]}]", "}]}") + "," + actions(one).substring(1));
  }

  @Test
  void anInitialOptionIsOneOfTheOptions() throws Exception {
    var option = "{'text':{'type':'plain_text','text':'x'},'value':'%s'}";
    var select =
        "{'type':'static_select','options':["
            + option.formatted("a")
            + "],'initial_option':"
            + option
            + "}";
    takes(actions(select.formatted("a")));
    refuses(
        actions(select.formatted("b")),
        "initial option must be one of the options [json-pointer:/blocks/0/elements/0]");
  }

  @Test
  void allTextTogetherHasALimitToo() throws Exception {
    var section = "{'type':'section','text':{'type':'mrkdwn','text':'@%d'}}";
    var full = String.join(",", Collections.nCopies(4, section.formatted(3000)));
    assertFalse(BlockRules.tooMuchText(json("[" + full + "," + section.formatted(1200) + "]")));
    assertTrue(BlockRules.tooMuchText(json("[" + full + "," + section.formatted(1201) + "]")));
    takes(section(section.formatted(1).replaceAll("^.*'text':(\\{.*})}$", "$1")));
  }
}
