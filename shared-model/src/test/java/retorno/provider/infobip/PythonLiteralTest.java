package retorno.provider.infobip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retorno.wire.Json;
import tools.jackson.databind.JsonNode;

class PythonLiteralTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                | {}",
                "[]                                | []",
                "()                                | []",
                "(1,)                              | [1]",
                "{1, 2, 2}                         | [1,2,2]",
                "{'a'}                             | [\"a\"]",
                "{'a': 1, 'b': [1, 2, ], }         | {\"a\":1,\"b\":[1,2]}",
                "{1: 2, True: 3, (4, 5): 6}        | {\"1\":2,\"true\":3,\"[4,5]\":6}",
                "{'a': 1, 'a': 2}                  | {\"a\":2}",
                "[None, True, False]               | [null,true,false]",
                "[null, true, false, nan, -inf]    | [null,true,false,null,null]",
                "[-1, +2, 3L, 12345678901234567890] | [-1,2,3,12345678901234567890]",
                "[1.5, .5, 1., 1e5, -1.5E-3]       | [1.5,0.5,1,1E+5,-0.0015]",
                "'a' \"b\" u'c'                    | \"abc\"",
                "'''a'b''' \"\"\"c\"d\"\"\"        | \"a'bc\\\"d\"",
                "'it\\'s' \"\\\"\"                 | \"it's\\\"\"",
                "'\\\\ \\n \\t \\r'                | \"\\\\ \\n \\t \\r\"",
                "'\\xe9\\u00ea\\U0001F381\\101\\7x' | \"éê🎁A\\u0007x\"",
                "'\\ud83c\\udf81'                  | \"🎁\"",
                "r'\\n\\'' R\"\\d\"                | \"\\\\n\\\\'\\\\d\"",
                "b'\\xc3\\xa9' b'\\xe9'            | \"éé\"",
                "'\\q \\xzz \\u12'                 | \"\\\\q \\\\xzz \\\\u12\"",
                "'\\UFFFFFFFF'                     | \"\\\\UFFFFFFFF\"",
            })
    void readsWhatPythonWrites(String python, String json) {
        JsonNode read = PythonLiteral.read(python);
        assertThat(read).isNotNull();
        assertThat(Json.text(read)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "{",
                "}",
                "[1",
                "[1 2]",
                "[,]",
                "[1,,2]",
                "{'a'",
                "{'a':",
                "{'a' 1}",
                "{'a': 1 'b': 2}",
                "{'a': 1, 'b'}",
                "{1, 'a': 2}",
                "{,}",
                "'a",
                "'''a''",
                "'a\\",
                "'a' b",
                "u",
                "1+2",
                "--1",
                "1j",
                "0x10",
                "1_000",
                "1e99999999999",
                "datetime.date(2024, 1, 1)",
                "{}\u0000",
                "[1]]",
                "None None",
            })
    void takesEverythingElseForWords(String text) {
        assertThat(PythonLiteral.read(text)).isNull();
    }

    @Test
    void stopsAtAHundredLevels() {
        assertThat(PythonLiteral.read("[".repeat(100) + "]".repeat(100))).isNotNull();
        assertThat(PythonLiteral.read("[".repeat(101) + "]".repeat(101))).isNull();
        assertThat(PythonLiteral.read("[" + "[],".repeat(1_000) + "]")).hasSize(1_000);
    }

    @Test
    void joinsALineThatABackslashBroke() {
        assertThat(PythonLiteral.read("'a\\\nb'").stringValue()).isEqualTo("ab");
    }
}
