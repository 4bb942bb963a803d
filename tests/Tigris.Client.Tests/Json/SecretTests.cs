using System;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Json;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Json;

public sealed class SecretTests
{
    [Theory]
    [InlineData("tsec_plain")]
    [InlineData("")]
    [InlineData("quote\" backslash\\ umlaut ü key 🔑 line\n")]
    public void A_secret_survives_both_ways(string secret)
    {
        var json = WireSerializer.Write(new Wire.ObjectNotificationAuth { Token = Lab.Secret(secret) });

        Assert.Equal(secret, JsonDocument.Parse(json).RootElement.GetProperty("token").GetString());
        var back = JsonSerializer.Deserialize(json, WireContext.Default.ObjectNotificationAuth)!.Token!;
        Assert.Equal(secret, Lab.Reveal(back));
        Assert.True(back.IsReadOnly());
    }

    [Fact]
    public void A_secret_of_another_JSON_type_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"new_secret":5}""", WireContext.Default.RotateAccessKeyResponse));

    [Fact]
    public void A_null_secret_is_null() =>
        Assert.Null(JsonSerializer.Deserialize("""{"new_secret":null}""", WireContext.Default.RotateAccessKeyResponse)!.NewSecret);

    [Invariant("secret-memory")]
    [Fact]
    public async Task The_body_of_a_request_is_wiped_after_the_call()
    {
        JsonBody? body = null;
        using var lab = new Lab((request, cancellationToken) =>
        {
            body = (JsonBody)request.Content!;
            Assert.Contains("hidden", Encoding.UTF8.GetString(body.Utf8), StringComparison.Ordinal);
            return Responses.Json("{}")(request, cancellationToken);
        });

        var change = new BucketChange { Notification = new NotificationRequest { Token = Lab.Secret("hidden") } };
        await lab.Client.Buckets.UpdateAsync("acme", "uploads", change, CancellationToken.None);

        Assert.All(body!.Utf8.ToArray(), value => Assert.Equal(0, value));
    }

    [Invariant("secret-memory")]
    [Fact]
    public async Task The_body_of_a_response_is_wiped_after_reading()
    {
        HttpResponseMessage? answer = null;
        using var lab = new Lab(async (request, cancellationToken) =>
            answer = await Responses.Json(Samples.ResponseTo("RotateAccessKey"))(request, cancellationToken));

        var key = await lab.Client.AccessKeys.RotateAsync("acme", "tid_1", Lab.Actor, CancellationToken.None);

        Assert.Equal("tsec_even_newer", Lab.Reveal(key.SecretAccessKey));
        var bytes = typeof(ReceivedBody).GetField("_bytes", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(answer!.Content);
        Assert.All((byte[])bytes!, value => Assert.Equal(0, value));
    }

    [Invariant("secret-memory")]
    [Fact]
    public void No_wire_record_contains_a_secret_as_a_string()
    {
        var secrets = WireMembers().Where(member => Redaction.IsSecret(member.Name)).ToList();

        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.Equal(typeof(SecureString), secret.PropertyType));
    }

    [Invariant("secret-shown")]
    [Fact]
    public void Each_secret_of_a_wire_record_is_masked()
    {
        var secrets = WireMembers().Where(member => member.PropertyType == typeof(SecureString)).ToList();

        Assert.NotEmpty(secrets);
        Assert.All(secrets, secret => Assert.True(Redaction.IsSecret(JsonNamingPolicy.SnakeCaseLower.ConvertName(secret.Name)), secret.Name));
    }

    private static PropertyInfo[] WireMembers() =>
        [.. typeof(WireContext).Assembly.GetTypes().Where(type => type.Namespace == "Tigris.Client.Wire").SelectMany(record => record.GetProperties())];
}
