using System;
using System.Text;
using Tigris.Client.Http;

namespace Tigris.Client.Tests.Tracing;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("secret_access_key", true)]
    [InlineData("SecretAccessKey", true)]
    [InlineData("secret_key", true)]
    [InlineData("new_secret", true)]
    [InlineData("client-secret", true)]
    [InlineData("basic_pass", true)]
    [InlineData("token", true)]
    [InlineData("password", true)]
    [InlineData("next_continuation_token", false)]
    [InlineData("continuation_token", false)]
    [InlineData("access_key_id", false)]
    [InlineData("key", false)]
    public void Secrets_are_recognized_by_name(string name, bool secret) => Assert.Equal(secret, Redaction.IsSecret(name));

    [Invariant("secret-shown")]
    [Theory]
    [InlineData("""{"id":"tid_1","secret_key":"abc","n":[{"auth":{"basic_user":"u","basic_pass":"p"}}]}""",
        """{"id":"tid_1","secret_key":"***","n":[{"auth":{"basic_user":"u","basic_pass":"***"}}]}""")]
    [InlineData("""{"new_secret":{"value":"x"},"token":null,"other":"see tsec_a-b_C9!"}""", """{"new_secret":"***","token":null,"other":"see ***!"}""")]
    [InlineData("""[1,true,null,"tsec_1"]""", """[1,true,null,"***"]""")]
    [InlineData("""{"id":"tid_1","secret_key":"ab\"c","auth":{"basic_pass":"p""", """{"id":"tid_1","secret_key":***,"auth":{"basic_pass":***""")]
    [InlineData("""{"token":"x","odd":"\ud800"}""", """{"token":***,"odd":"\ud800"}""")]
    [InlineData("""{"t\u006fken":"x","password":12""", """{"t\u006fken":***,"password":***""")]
    [InlineData("not JSON: tsec_1, tid_1", "not JSON: ***, tid_1")]
    [InlineData("<SignatureProvided>0123456789abcdef0123456789abcdef0123456789abcdef0123456789ABCDEF</SignatureProvided>", "<SignatureProvided>***</SignatureProvided>")]
    [InlineData("SignedHeaders=host, Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "SignedHeaders=host, Signature=***")]
    [InlineData("", "")]
    public void Secrets_are_masked_in_each_place(string body, string expected) =>
        Assert.Equal(expected, Redaction.OfBody(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_long_body_is_cut_after_masking()
    {
        var body = $$"""{"secret_key":"hidden","pad":"{{new string('x', 100_000)}}"}""";

        var text = Redaction.OfBody(Encoding.UTF8.GetBytes(body));

        Assert.StartsWith("""{"secret_key":"***","pad":"xxx""", text, StringComparison.Ordinal);
        Assert.EndsWith(" more)", text, StringComparison.Ordinal);
        Assert.True(text.Length < 66_000);
    }
}
