package dev.pitwall.sandbox.slack.blocks;

import static dev.pitwall.sandbox.slack.blocks.Shorthand.json;
import static dev.pitwall.sandbox.slack.blocks.Shorthand.repeated;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Slack says to views and to the metadata of messages. */
class ViewRulesTest {
  @Test
  void modalsHaveTitlesAndCanBeSent() throws Exception {
    var input =
        "{'type':'input','label':{'type':'plain_text','text':'L'},"
            + "'element':{'type':'plain_text_input','action_id':'t','multiline':true}}";
    var modal = "{'type':'modal','title':{'type':'plain_text','text':'@%d'},'blocks':[%s]%s}";
    var submit = ",'submit':{'type':'plain_text','text':'Go'}";
    assertEquals(List.of(), BlockRules.modal(json(modal.formatted(24, input, submit))));
    assertEquals(
        List.of("missing required field: submit [json-pointer:/view]"),
        BlockRules.modal(json(modal.formatted(24, input, ""))));
    assertEquals(
        List.of("must be less than 25 characters [json-pointer:/view/title/text]"),
        BlockRules.modal(json(modal.formatted(25, "", ""))));
    assertEquals(
        List.of("must be less than 3001 characters [json-pointer:/view/private_metadata]"),
        BlockRules.modal(json(modal.formatted(1, "", ",'private_metadata':'@3001'"))));
    var hundred = repeated(101, "{'type':'divider'}");
    assertEquals(
        List.of("no more than 100 items allowed [json-pointer:/view/blocks]"),
        BlockRules.modal(json(modal.formatted(1, hundred, ""))));
    assertEquals(
        List.of("invalid additional property: title [json-pointer:/view]"),
        BlockRules.home(
            json("{'type':'home','blocks':[],'title':{'type':'plain_text','text':'x'}}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "|{'event_type':'card','event_payload':{'key':'k','n':1,'list':['a'],'o':{'a':1}}}",
        "invalid_metadata_format|{'event_type':'card'}",
        "invalid_metadata_format|[]",
        "invalid_metadata_schema|{'event_type':'Card','event_payload':{}}",
        "invalid_metadata_schema|{'event_type':'card','event_payload':{'Key':1}}",
        "invalid_metadata_schema|{'event_type':'card','event_payload':{'a':{'b':{'c':1}}}}",
        "metadata_too_large|{'event_type':'card','event_payload':{'a':'@8000'}}",
      })
  void metadataIsFlat(String error, String metadata) throws Exception {
    assertEquals(error == null ? "" : error, MetadataRules.error(json(metadata)).orElse(""));
  }
}
