using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Http;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Errors;

public sealed class InvalidResponseTests
{
    private static readonly string[] Acknowledged =
        [.. ContractMethods.Names.Where(name => ContractMethods.Find(name).ReturnType == typeof(Task))];

    public static TheoryData<string> AllMethods => [.. ContractMethods.Names];

    public static TheoryData<string> AcknowledgedMethods => [.. Acknowledged];

    public static TheoryData<string> AnsweredMethods => [.. ContractMethods.Names.Except(Acknowledged)];

    [Invariant("invalid-response")]
    [Theory]
    [MemberData(nameof(AllMethods))]
    public async Task The_page_of_a_gateway_is_an_error(string method)
    {
        using var lab = new Lab(Responses.Status(200, "<html>Please log in to this network</html>", "text/html"));

        var exception = await Assert.ThrowsAsync<TigrisInvalidResponseException>(() => ContractMethods.CallAsync(lab.Client, method));

        Assert.Contains("text/html", exception.Message, StringComparison.Ordinal);
        Assert.Single(lab.Transport.Sent);
    }

    [Theory]
    [MemberData(nameof(AcknowledgedMethods))]
    public async Task An_empty_acknowledgement_is_a_success(string method)
    {
        foreach (var body in new[] { "", "{}", """{"invented_later":true}""" })
        {
            using var lab = new Lab(Responses.Json(body));
            await ContractMethods.CallAsync(lab.Client, method);
            Assert.Single(lab.Transport.Sent);
        }
    }

    [Invariant("invalid-response")]
    [Theory]
    [MemberData(nameof(AnsweredMethods))]
    public async Task An_empty_response_without_promised_members_is_an_error(string method)
    {
        foreach (var body in new[] { "", "null" })
        {
            using var lab = new Lab(Responses.Json(body));
            await Assert.ThrowsAsync<TigrisInvalidResponseException>(() => ContractMethods.CallAsync(lab.Client, method));
        }
    }

    [Theory]
    [MemberData(nameof(AnsweredMethods))]
    public async Task An_object_without_a_promised_member_is_an_error_unless_the_document_allows_it(string method)
    {
        using var lab = new Lab(Responses.Json("{}"));
        var allowed = method is "Snapshots.ListAsync" or "Billing.GetUsageAsync" or "Buckets.ProvisionAsync" or "Buckets.GetDomainAsync";

        var exception = await Record.ExceptionAsync(() => ContractMethods.CallAsync(lab.Client, method));

        Assert.Equal(allowed ? null : typeof(TigrisInvalidResponseException), exception?.GetType());
    }

    [Theory]
    [InlineData("Organizations.ListAsync", """{"data":null}""")]
    [InlineData("Buckets.ListAsync", """{"buckets":null,"next_continuation_token":""}""")]
    [InlineData("AccessKeys.ListAsync", """{"keys":null}""")]
    [InlineData("Policies.ListAsync", """{"policies":null}""")]
    public async Task A_null_list_is_empty(string method, string body)
    {
        using var lab = new Lab(Responses.Json(body));

        var page = await ContractMethods.CallAsync(lab.Client, method);

        Assert.Empty((System.Collections.IEnumerable)page!.GetType().GetProperty("Items")!.GetValue(page)!);
    }

    [Invariant("secret-shown")]
    [Theory]
    [InlineData("""{"id":hidden","secret_key":"hidden","name":"web"}""")]
    [InlineData("""{"id":"tid_1","secret_key":"hidden","name":"web",hidden}""")]
    [InlineData("""{"id":"tid_1","secret_key":"hidden","name":"web"}hidden""")]
    public async Task The_message_about_an_invalid_response_quotes_none_of_it(string body)
    {
        using var lab = new Lab(Responses.Json(body));

        var exception = await Assert.ThrowsAsync<TigrisInvalidResponseException>(
            () => lab.Client.AccessKeys.CreateAsync("acme", new AccessKeyRequest { KeyName = "web" }, Lab.Actor, CancellationToken.None));

        Assert.DoesNotContain("hidden", exception.ToString(), StringComparison.Ordinal);
        Assert.Contains("at line 1, byte ", exception.InnerException!.Message, StringComparison.Ordinal);
    }

    [Invariant("invalid-response")]
    [Theory]
    [InlineData("Buckets.GetLifecycleAsync", """{"rules":[{"id":"a","enabled":true,"transitions":[null]}]}""")]
    [InlineData("AccessKeys.GetAsync", """{"id":"tid_1","attached_policies":[null]}""")]
    public async Task A_missing_required_value_is_an_error(string method, string body)
    {
        using var lab = new Lab(Responses.Json(body));

        await Assert.ThrowsAsync<TigrisInvalidResponseException>(() => ContractMethods.CallAsync(lab.Client, method));
    }

    [Fact]
    public async Task A_response_that_is_too_long_is_refused_and_not_requested_again()
    {
        using var lab = new Lab((request, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StreamContent(new EndlessStream()),
            RequestMessage = request,
        }));

        var exception = await Assert.ThrowsAsync<TigrisInvalidResponseException>(
            () => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal("GetOrganization: the response is longer than 64 MiB.", exception.Message);
        Assert.Single(lab.Transport.Sent);
    }

    [Theory]
    [InlineData(ReceivedBody.Limit + 1L)]
    [InlineData(long.MaxValue)]
    public async Task A_response_that_announces_too_much_is_not_read(long announced)
    {
        using var lab = new Lab(Responses.Status(200, more: response => response.Content.Headers.ContentLength = announced));

        var exception = await Assert.ThrowsAsync<TigrisInvalidResponseException>(
            () => lab.Client.Organizations.GetAsync("acme", CancellationToken.None));

        Assert.Equal("GetOrganization: the response is longer than 64 MiB.", exception.Message);
        Assert.Single(lab.Transport.Sent);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(1L)]
    [InlineData(30L)]
    [InlineData((long)ReceivedBody.Limit)]
    public async Task A_response_is_read_to_its_end_with_any_announced_length(long announced)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Samples.ResponseTo("GetOrganization"));
        using var lab = new Lab((request, _) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StreamContent(new System.IO.MemoryStream(bytes))
            {
                Headers = { ContentLength = announced, ContentType = new("application/json") },
            },
            RequestMessage = request,
        }));

        Assert.Equal("acme", (await lab.Client.Organizations.GetAsync("acme", CancellationToken.None)).OrganizationId);
    }

    [Fact]
    public async Task A_byte_order_mark_is_skipped()
    {
        using var lab = new Lab(Responses.Json("\uFEFF" + Samples.ResponseTo("GetOrganization")));

        Assert.Equal("acme", (await lab.Client.Organizations.GetAsync("acme", CancellationToken.None)).OrganizationId);
    }

    private sealed class EndlessStream : System.IO.MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => count;
    }
}
