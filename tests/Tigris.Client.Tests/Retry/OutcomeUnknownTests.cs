using System;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Retry;

public sealed class OutcomeUnknownTests
{
    [Fact]
    public async Task The_message_names_operation_target_and_reason()
    {
        using var lab = new Lab(Responses.Lost());

        var exception = await Assert.ThrowsAsync<TigrisOutcomeUnknownException>(
            () => lab.Client.AccessKeys.CreateAsync("acme west", new AccessKeyRequest(), Lab.Actor, CancellationToken.None));

        Assert.Equal(("CreateAccessKey", "/orgs/acme west/key"), (exception.Operation, exception.Target));
        Assert.Contains("the connection broke before the complete response arrived", exception.Message, StringComparison.Ordinal);
    }

    [Invariant("unknown-outcome")]
    [Fact]
    public async Task The_exception_names_the_item()
    {
        using var lab = new Lab(Responses.Lost());

        var key = await UnknownAsync(client => client.AccessKeys.CreateAsync("acme", new AccessKeyRequest { KeyName = "web 1" }, Lab.Actor, default));
        var unnamed = await UnknownAsync(client => client.AccessKeys.CreateAsync("acme", new AccessKeyRequest(), Lab.Actor, default));
        var rotated = await UnknownAsync(client => client.AccessKeys.RotateAsync("acme", "tid_1", Lab.Actor, default));
        var policy = await UnknownAsync(client => client.Policies.CreateAsync("a/b", new PolicyRequest { PolicyName = "readers" }, default));
        var snapshot = await UnknownAsync(client => client.Snapshots.CreateAsync("acme", "uploads", "nightly", default));
        var organization = await UnknownAsync(client => client.Organizations.CreateAsync("acme", new OrganizationRequest(), Lab.Actor, default));

        Assert.Equal(("acme", null, "web 1"), (key.OrganizationId, key.BucketName, key.ItemName));
        Assert.StartsWith("CreateAccessKey of 'web 1' on '/orgs/acme/key' may or may not", key.Message, StringComparison.Ordinal);
        Assert.Null(unnamed.ItemName);
        Assert.Equal("tid_1", rotated.ItemName);
        Assert.Equal(("a/b", "readers"), (policy.OrganizationId, policy.ItemName));
        Assert.Equal(("acme", "uploads", null), (snapshot.OrganizationId, snapshot.BucketName, snapshot.ItemName));
        Assert.Equal(("acme", null), (organization.OrganizationId, organization.ItemName));

        async Task<TigrisOutcomeUnknownException> UnknownAsync(Func<ITigrisClient, Task> call) =>
            await Assert.ThrowsAsync<TigrisOutcomeUnknownException>(() => call(lab.Client));
    }

    [Invariant("unknown-outcome")]
    [Theory]
    [InlineData("Buckets.ProvisionAsync", 409)]
    [InlineData("AccessKeys.UpdateAsync", 409)]
    [InlineData("Policies.UpdateAsync", 404)]
    public async Task A_refusal_after_a_lost_response_reports_that_an_attempt_may_have_run(string method, int status)
    {
        using var lab = new Lab(Responses.Lost(), Responses.Status(status));

        var exception = await Assert.ThrowsAnyAsync<TigrisApiException>(() => ContractMethods.CallAsync(lab.Client, method));

        Assert.True(exception.MayHaveRun);
        Assert.EndsWith($"HTTP {status}, 2 attempts; an attempt may have been carried out)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_failure_of_the_server_is_the_inner_exception()
    {
        using var lab = new Lab(Responses.Status(500, """{"message":"database is away"}"""));

        var exception = await Assert.ThrowsAsync<TigrisOutcomeUnknownException>(
            () => lab.Client.Snapshots.CreateAsync("acme", "uploads", null, CancellationToken.None));

        var cause = Assert.IsType<TigrisServerException>(exception.InnerException);
        Assert.Equal("database is away", cause.ServerMessage);
        Assert.Contains("HTTP 500", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_without_a_response_has_an_unknown_outcome_too()
    {
        using var lab = new Lab(Responses.Status(429), Responses.Lost());

        await Assert.ThrowsAsync<TigrisOutcomeUnknownException>(
            () => lab.Client.AccessKeys.RotateAsync("acme", "tid_1", Lab.Actor, CancellationToken.None));

        Assert.Equal(2, lab.Transport.Sent.Count);
    }

    [Theory]
    [InlineData("/orgs/acme/key", true)]
    [InlineData("/orgs/acme/key/rotate", true)]
    [InlineData("/orgs/acme/something/new", true)]
    [InlineData("/orgs/acme/keys", false)]
    [InlineData("/orgs/acme/key/get", false)]
    [InlineData("/orgs/acme/provision", false)]
    [InlineData("/orgs/acme/buckets/uploads/domain", false)]
    public async Task A_raw_POST_is_repeated_only_if_its_operation_is_repeatable(string path, bool unknown)
    {
        using var lab = new Lab(Responses.Lost(), Responses.Json("{}"));

        var exception = await Record.ExceptionAsync(
            () => lab.Client.SendAsync(new RawRequest("POST", path) { Body = "{}" }, CancellationToken.None));

        Assert.Equal(unknown, exception is TigrisOutcomeUnknownException);
        Assert.Equal(unknown ? 1 : 2, lab.Transport.Sent.Count);
    }
}
