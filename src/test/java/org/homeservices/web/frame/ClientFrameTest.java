package org.homeservices.web.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Position;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.JsonText;
import org.homeservices.web.frame.ClientFrame.CallPerson;
import org.homeservices.web.frame.ClientFrame.Close;
import org.homeservices.web.frame.ClientFrame.Hello;
import org.homeservices.web.frame.ClientFrame.Judge;
import org.homeservices.web.frame.ClientFrame.Ping;
import org.homeservices.web.frame.ClientFrame.Post;
import org.homeservices.web.frame.ClientFrame.Rate;
import org.homeservices.web.frame.ClientFrame.Read;
import org.homeservices.web.frame.ClientFrame.Regenerate;
import org.homeservices.web.frame.ClientFrame.Stop;
import org.homeservices.web.frame.ClientFrame.Typing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClientFrameTest {

  static Stream<Arguments> goodFrames() {
    String most = "x".repeat(64);
    return Stream.of(
        arguments("{'type':'hello','token':'t'}", new Hello("t", Optional.empty(), null, null)),
        arguments(
            "{'type':'hello','token':'t','position':null,'locale':null,'page':null}",
            new Hello("t", Optional.empty(), null, null)),
        arguments(
            "{'type':'hello','token':'t','position':{'epoch':'e','seq':0},'locale':'en','page':''}",
            new Hello("t", Optional.of(new Position("e", 0)), "en", "")),
        arguments(
            "{'type':'hello','token':'t','position':{'epoch':'e','seq':9223372036854775807}}",
            new Hello("t", Optional.of(new Position("e", Long.MAX_VALUE)), null, null)),
        arguments("{'type':'message','clientId':'c','content':'a'}", new Post("c", "a")),
        arguments("{'type':'message','clientId':'c','content':''}", new Post("c", "")),
        arguments(
            "{'type':'message','clientId':'" + most + "','content':'a'}", new Post(most, "a")),
        arguments("{'type':'message','clientId':'ç 😀','content':'a'}", new Post("ç 😀", "a")),
        arguments("{'type':'typing','on':true}", new Typing(true)),
        arguments("{'type':'typing','on':false,'more':[{}]}", new Typing(false)),
        arguments("{'type':'stop'}", new Stop(Optional.empty())),
        arguments("{'type':'stop','messageId':null}", new Stop(Optional.empty())),
        arguments("{'type':'stop','messageId':'m1'}", new Stop(Optional.of("m1"))),
        arguments("{'type':'regenerate','messageId':'m1'}", new Regenerate("m1")),
        arguments(
            "{'type':'feedback','messageId':'m1','value':'up'}",
            new Judge(new Feedback("m1", Feedback.Value.UP, null))),
        arguments(
            "{'type':'feedback','messageId':'m1','value':'down','reason':'x'}",
            new Judge(new Feedback("m1", Feedback.Value.DOWN, "x"))),
        arguments(
            "{'type':'feedback','messageId':'m1','value':'down','reason':' '}",
            new Judge(new Feedback("m1", Feedback.Value.DOWN, null))),
        arguments("{'type':'handover'}", new CallPerson(null)),
        arguments("{'type':'handover','reason':null}", new CallPerson(null)),
        arguments("{'type':'handover','reason':'x'}", new CallPerson("x")),
        arguments("{'type':'rate','score':1}", new Rate(1, null)),
        arguments("{'type':'rate','score':5,'comment':' '}", new Rate(5, null)),
        arguments("{'type':'rate','score':4,'comment':'x'}", new Rate(4, "x")),
        arguments("{'type':'read','seq':0}", new Read(0)),
        arguments("{'type':'close'}", new Close()),
        arguments("{'type':'ping'}", new Ping(null)),
        arguments("{'type':'ping','at':null}", new Ping(null)),
        arguments("{'type':'ping','at':'noon'}", new Ping(Json.createValue("noon"))),
        arguments("{'type':'ping','at':17.5}", new Ping(json("{'at':17.5}").get("at"))));
  }

  @ParameterizedTest
  @MethodSource("goodFrames")
  void goodFrameShouldBeRead(String frame, Object read) {
    assertThat(ClientFrame.read(json(frame))).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | MISSING_FIELD | type",
        "{'type':null} | MISSING_FIELD | type",
        "{'type':7} | BAD_FIELD | type",
        "{'type':''} | BAD_FIELD | type",
        "{'type':'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'} | BAD_FIELD | type",
        "{'type':'Hello'} | UNKNOWN_TYPE | type",
        "{'type':'welcome'} | UNKNOWN_TYPE | type",
        "{'type':'hello'} | MISSING_FIELD | token",
        "{'type':'hello','token':null} | MISSING_FIELD | token",
        "{'type':'hello','token':''} | BAD_FIELD | token",
        "{'type':'hello','token':7} | BAD_FIELD | token",
        "{'type':'hello','token':'t','locale':7} | BAD_FIELD | locale",
        "{'type':'hello','token':'t','page':7} | BAD_FIELD | page",
        "{'type':'hello','token':'t','position':7} | BAD_FIELD | position",
        "{'type':'hello','token':'t','position':{}} | MISSING_FIELD | position.epoch",
        "{'type':'hello','token':'t','position':{'seq':1}} | MISSING_FIELD | position.epoch",
        "{'type':'hello','token':'t','position':{'epoch':'','seq':1}} | BAD_FIELD | position.epoch",
        "{'type':'hello','token':'t','position':{'epoch':1,'seq':1}} | BAD_FIELD | position.epoch",
        "{'type':'hello','token':'t','position':{'epoch':'e'}} | MISSING_FIELD | position.seq",
        "{'type':'hello','token':'t','position':{'epoch':'e','seq':null}} | MISSING_FIELD | position.seq",
        "{'type':'hello','token':'t','position':{'epoch':'e','seq':-1}} | BAD_FIELD | position.seq",
        "{'type':'hello','token':'t','position':{'epoch':'e','seq':1.5}} | BAD_FIELD | position.seq",
        "{'type':'hello','token':'t','position':{'epoch':'e','seq':1e30}} | BAD_FIELD | position.seq",
        "{'type':'hello','token':'t','position':{'epoch':'e','seq':'1'}} | BAD_FIELD | position.seq",
        "{'type':'message','content':'a'} | MISSING_FIELD | clientId",
        "{'type':'message','clientId':null,'content':'a'} | MISSING_FIELD | clientId",
        "{'type':'message','clientId':7,'content':'a'} | BAD_FIELD | clientId",
        "{'type':'message','clientId':'','content':'a'} | BAD_FIELD | clientId",
        "{'type':'message','clientId':'a\\u0007','content':'a'} | BAD_FIELD | clientId",
        "{'type':'message','clientId':'a\\u0085','content':'a'} | BAD_FIELD | clientId",
        "{'type':'message','clientId':'a\\n','content':'a'} | BAD_FIELD | clientId",
        "{'type':'message','clientId':'\\ud83d','content':'a'} | BAD_FIELD | clientId",
        "{'type':'message','clientId':'\\ude00\\ud83d','content':'a'} | BAD_FIELD | clientId",
        "{'type':'message','clientId':'c'} | MISSING_FIELD | content",
        "{'type':'message','clientId':'c','content':null} | MISSING_FIELD | content",
        "{'type':'message','clientId':'c','content':7} | BAD_FIELD | content",
        "{'type':'message','clientId':'c','content':{}} | BAD_FIELD | content",
        "{'type':'stop','messageId':1} | BAD_FIELD | messageId",
        "{'type':'regenerate'} | MISSING_FIELD | messageId",
        "{'type':'feedback','value':'up'} | MISSING_FIELD | messageId",
        "{'type':'feedback','messageId':1,'value':'up'} | BAD_FIELD | messageId",
        "{'type':'feedback','messageId':'m1'} | MISSING_FIELD | value",
        "{'type':'feedback','messageId':'m1','value':'UP'} | BAD_FIELD | value",
        "{'type':'feedback','messageId':'m1','value':'sideways'} | BAD_FIELD | value",
        "{'type':'feedback','messageId':'m1','value':1} | BAD_FIELD | value",
        "{'type':'feedback','messageId':'m1','value':'up','reason':1} | BAD_FIELD | reason",
        "{'type':'handover','reason':{}} | BAD_FIELD | reason",
        "{'type':'rate'} | MISSING_FIELD | score",
        "{'type':'rate','score':0} | BAD_FIELD | score",
        "{'type':'rate','score':6} | BAD_FIELD | score",
        "{'type':'rate','score':-1} | BAD_FIELD | score",
        "{'type':'rate','score':4.5} | BAD_FIELD | score",
        "{'type':'rate','score':1e99} | BAD_FIELD | score",
        "{'type':'rate','score':'4'} | BAD_FIELD | score",
        "{'type':'rate','score':true} | BAD_FIELD | score",
        "{'type':'rate','score':4,'comment':4} | BAD_FIELD | comment",
        "{'type':'read'} | MISSING_FIELD | seq",
        "{'type':'read','seq':-1} | BAD_FIELD | seq",
        "{'type':'typing'} | MISSING_FIELD | on",
        "{'type':'typing','on':null} | MISSING_FIELD | on",
        "{'type':'typing','on':'true'} | BAD_FIELD | on",
        "{'type':'typing','on':1} | BAD_FIELD | on",
        "{'type':'ping','at':{}} | BAD_FIELD | at",
        "{'type':'ping','at':[]} | BAD_FIELD | at",
        "{'type':'ping','at':true} | BAD_FIELD | at"
      })
  void badFrameShouldBeRefusedByItsField(String frame, ErrorCode code, String field) {
    assertRefused(frame, code, field);
  }

  @Test
  void fieldShouldBeRefusedWhenItIsTooLong() {
    String hello = "{'type':'hello','token':'%s','locale':'%s','page':'%s','position':%s}";
    String position = "{'epoch':'" + "e".repeat(65) + "','seq':1}";

    assertRefused(hello.formatted("t".repeat(4097), "", "", "null"), ErrorCode.BAD_FIELD, "token");
    assertRefused(hello.formatted("t", "l".repeat(36), "", "null"), ErrorCode.BAD_FIELD, "locale");
    assertRefused(hello.formatted("t", "", "p".repeat(2001), "null"), ErrorCode.BAD_FIELD, "page");
    assertRefused(hello.formatted("t", "", "", position), ErrorCode.BAD_FIELD, "position.epoch");
    assertRefused(
        "{'type':'message','clientId':'" + "x".repeat(65) + "','content':'a'}",
        ErrorCode.BAD_FIELD,
        "clientId");
    assertRefused("{'type':'ping','at':'" + "x".repeat(63) + "'}", ErrorCode.BAD_FIELD, "at");
    assertRefused("{'type':'ping','at':1" + "0".repeat(64) + "}", ErrorCode.BAD_FIELD, "at");
  }

  @Test
  void contentShouldBeOfAnyLengthForTheRoomToJudge() {
    String content = "x".repeat(60_000);

    assertThat(
            ClientFrame.read(json("{'type':'message','clientId':'c','content':'" + content + "'}")))
        .isEqualTo(new Post("c", content));
  }

  private static void assertRefused(String frame, ErrorCode code, String field) {
    assertThatThrownBy(() -> ClientFrame.read(json(frame)))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad -> {
              assertThat(bad.code()).isEqualTo(code);
              assertThat(bad.field()).isEqualTo(field);
            });
  }

  /** JSON in the quotes that Java likes better. */
  private static JsonObject json(String text) {
    return JsonText.parseObject(text.replace('\'', '"')).orElseThrow();
  }
}
