package retorno.fake.resource;

/// The one account that there is.
///
/// @param sid `AC` and 32 hexadecimal digits
/// @param authToken the password of requests to the API, and what signs ours
public record Account(String sid, String authToken) {

    /// Where its resources are.
    public String path() {
        return "/2010-04-01/Accounts/" + sid;
    }

    /// Names no secret.
    @Override
    public String toString() {
        return "Account[" + sid + "]";
    }
}
