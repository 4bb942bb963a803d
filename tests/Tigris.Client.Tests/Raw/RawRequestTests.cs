using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Raw;

public sealed class RawRequestTests
{
    [Theory]
    [InlineData("")]
    [InlineData("orgs/acme")]
    [InlineData("//evil.example.test/orgs")]
    [InlineData("https://evil.example.test/orgs")]
    [InlineData("/orgs/../keys")]
    [InlineData("/..")]
    [InlineData("/orgs/./acme")]
    [InlineData("/orgs/%2e%2E/keys")]
    [InlineData("/orgs/.%2e/keys?x=1")]
    [InlineData("/orgs/..\\keys")]
    [InlineData("/orgs\\..\\keys")]
    [InlineData("/orgs#fragment")]
    [InlineData("/orgs/a\nb")]
    [InlineData("/orgs/.. ")]
    public async Task A_path_outside_the_provider_sends_nothing(string path)
    {
        using var lab = new Lab(Responses.Json("{}"));

        var exception = await Assert.ThrowsAsync<TigrisArgumentException>(
            () => lab.Client.SendAsync(new RawRequest("GET", path), CancellationToken.None));

        Assert.Equal("InvalidPath", exception.ErrorId);
        Assert.Empty(lab.Transport.Sent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET /x HTTP/1.1\r\n")]
    [InlineData("G3T")]
    public async Task An_invalid_method_sends_nothing(string method)
    {
        using var lab = new Lab(Responses.Json("{}"));

        var exception = await Assert.ThrowsAsync<TigrisArgumentException>(
            () => lab.Client.SendAsync(new RawRequest(method, "/orgs"), CancellationToken.None));

        Assert.Equal("InvalidMethod", exception.ErrorId);
        Assert.Empty(lab.Transport.Sent);
    }

    [Theory]
    [InlineData("/orgs", "/orgs")]
    [InlineData("/orgs/a%2Fb/buckets", "/orgs/a%2Fb/buckets")]
    [InlineData("/orgs/a b/ü", "/orgs/a%20b/%C3%BC")]
    [InlineData("/orgs/...", "/orgs/...")]
    [InlineData("/orgs/..%E2%80%A8/keys", "/orgs/..%E2%80%A8/keys")]
    [InlineData("/orgs/%20../keys", "/orgs/%20../keys")]
    [InlineData("/orgs?limit=1&x=..", "/orgs?limit=1&x=..")]
    [InlineData("/orgs?next=https%3A%2F%2Fx", "/orgs?next=https%3A%2F%2Fx")]
    public async Task A_path_below_the_provider_is_sent_unchanged(string path, string expected)
    {
        using var lab = new Lab(Responses.Json("{}"));

        await lab.Client.SendAsync(new RawRequest("get", path), CancellationToken.None);

        lab.SentExactly("GET", expected, "");
    }

    [Theory]
    [InlineData("/orgs", "/orgs?a%20b=1%262&c=%C3%BC%2B")]
    [InlineData("/orgs?x=1", "/orgs?x=1&a%20b=1%262&c=%C3%BC%2B")]
    public async Task Query_parameters_are_escaped_and_keep_their_order(string path, string expected)
    {
        using var lab = new Lab(Responses.Json("{}"));

        await lab.Client.SendAsync(new RawRequest("GET", path) { Query = [new("a b", "1&2"), new("c", "ü+")] }, CancellationToken.None);

        lab.SentExactly("GET", expected, "");
    }

    [Fact]
    public async Task A_body_is_a_graph_or_unchanged_JSON_text()
    {
        using var lab = new Lab(Responses.Json("{}"));

        var graph = new Dictionary<string, object?> { ["b"] = new object?[] { 1, null, "ü" } };

        await lab.Client.SendAsync(new RawRequest("PUT", "/x") { Body = graph }, CancellationToken.None);
        await lab.Client.SendAsync(new RawRequest("PUT", "/x") { Body = "{ \"a\" : 1.50 }" }, CancellationToken.None);

        Assert.Equal("""{"b":[1,null,"ü"]}""", lab.Transport.Sent[0].Body);
        Assert.Equal("{ \"a\" : 1.50 }", lab.Transport.Sent[1].Body);
    }

    [Fact]
    public async Task Invalid_JSON_text_sends_nothing()
    {
        using var lab = new Lab(Responses.Json("{}"));

        var exception = await Assert.ThrowsAsync<TigrisArgumentException>(
            () => lab.Client.SendAsync(new RawRequest("PUT", "/x") { Body = "{'a':1}" }, CancellationToken.None));

        Assert.Equal("InvalidBody", exception.ErrorId);
        Assert.Empty(lab.Transport.Sent);
    }

    [Fact]
    public async Task The_response_is_returned_as_text_and_as_values()
    {
        var date = TestClock.Noon;
        using var lab = new Lab(Responses.Status(201, """{"b":1,"a":[1.50]}""", "text/plain", response => response.Headers.Date = date));

        var answer = await lab.Client.SendAsync(new RawRequest("GET", "/x"), CancellationToken.None);

        Assert.Equal((201, date, """{"b":1,"a":[1.50]}"""), (answer.StatusCode, answer.ServerTime, answer.Text));
        var value = Assert.IsType<Dictionary<string, object?>>(answer.Value);
        Assert.Equal(["b", "a"], value.Keys);
        Assert.Equal(1.50m, Assert.Single(Assert.IsType<List<object?>>(value["a"])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain words")]
    [InlineData("<html></html>")]
    public async Task A_response_without_JSON_has_no_value(string body)
    {
        using var lab = new Lab(Responses.Status(200, body, "text/html"));

        var answer = await lab.Client.SendAsync(new RawRequest("GET", "/x"), CancellationToken.None);

        Assert.Equal((body, null), (answer.Text, answer.Value));
    }

    [Fact]
    public async Task A_known_path_has_the_name_of_its_operation_and_another_path_its_own()
    {
        using var lab = new Lab(Responses.Status(404));

        var known = await Assert.ThrowsAsync<TigrisNotFoundException>(
            () => lab.Client.SendAsync(new RawRequest("GET", "/orgs/a%2Fb?x=1"), CancellationToken.None));
        var unknown = await Assert.ThrowsAsync<TigrisNotFoundException>(
            () => lab.Client.SendAsync(new RawRequest("GET", "/orgs/acme/new?x=1"), CancellationToken.None));

        Assert.Equal("GetOrganization", known.Operation);
        Assert.Equal("GET /orgs/acme/new", unknown.Operation);
    }

    [Fact]
    public async Task A_call_without_retries_is_sent_once()
    {
        using var lab = new Lab(Responses.Status(503));
        using var dark = new Lab(Responses.Unreachable());

        await Assert.ThrowsAsync<TigrisServerException>(
            () => lab.Client.SendAsync(new RawRequest("GET", "/orgs") { MayRetry = false }, CancellationToken.None));
        await Assert.ThrowsAsync<TigrisConnectionException>(
            () => dark.Client.SendAsync(new RawRequest("GET", "/orgs") { MayRetry = false }, CancellationToken.None));

        Assert.Single(lab.Transport.Sent);
        Assert.Single(dark.Transport.Sent);
    }

    [Theory]
    [InlineData("PUT", true)]
    [InlineData("DELETE", true)]
    [InlineData("HEAD", true)]
    [InlineData("PATCH", false)]
    public async Task An_unknown_path_is_repeated_if_its_method_is_repeatable(string method, bool repeated)
    {
        using var lab = new Lab(Responses.Lost(), Responses.Json("{}"));

        var exception = await Record.ExceptionAsync(() => lab.Client.SendAsync(new RawRequest(method, "/new"), CancellationToken.None));

        Assert.Equal(repeated ? null : typeof(TigrisOutcomeUnknownException), exception?.GetType());
        Assert.Equal(repeated ? 2 : 1, lab.Transport.Sent.Count);
    }
}
