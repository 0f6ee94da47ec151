package retorno.worker.export;

import java.nio.file.Path;
import java.util.Map;
import retorno.worker.Databases;

class H2ExportTest extends ExportContract {
    @Override
    Map<String, String> datasource(Path folder) {
        return Databases.h2(folder);
    }

    @Override
    String writing() {
        return "exists (select 1 from final table (delete from email_callback)) and 1 / 0 = 1";
    }
}
