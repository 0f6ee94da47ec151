package retorno.standalone;

/// The command `retorno`.
public final class RetornoCommand {
    private RetornoCommand() {}

    public static void main(String[] args) {}
}
