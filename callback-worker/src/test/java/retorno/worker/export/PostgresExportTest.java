package retorno.worker.export;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import retorno.worker.Databases;
import retorno.worker.Tables;

class PostgresExportTest extends ExportContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.postgresql();
    }

    @Override
    String writing() {
        return "lo_create(0) > 0";
    }

    @Override
    Map<String, Kind> declared(Tables tables, Relation relation) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        tables.jdbc()
                .query(
                        """
                        select column_name, data_type from information_schema.columns
                        where table_name = ? order by ordinal_position
                        """,
                        row -> {
                            kinds.put(row.getString(1), kind(row.getString(2)));
                        },
                        relation.word());
        return kinds;
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "text", "character varying" -> Kind.TEXT;
            case "bigint", "integer" -> Kind.INTEGER;
            case "numeric" -> Kind.DECIMAL;
            case "boolean" -> Kind.FLAG;
            case "timestamp with time zone" -> Kind.TIME;
            default -> throw new IllegalArgumentException(type);
        };
    }
}
