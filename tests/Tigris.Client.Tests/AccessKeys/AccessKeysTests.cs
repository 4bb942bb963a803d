using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.AccessKeys;

public sealed class AccessKeysTests
{
    private static readonly BucketRole[] Roles = [new() { BucketName = "uploads", Role = "Editor" }];

    [Fact]
    public async Task A_new_key_has_its_secret_and_its_endpoint()
    {
        var options = new TigrisClientOptions(new Uri("https://mgmt.example.test"), "laravel", Lab.Secret(Lab.Key))
        {
            S3Endpoint = new Uri("https://s3.example.test"),
        };
        using var lab = new Lab(new TestClock(), options, () => 0, false, Responses.Sample());
        var request = new AccessKeyRequest
        {
            KeyName = "web",
            BucketRole = Roles,
            Policy = ["readers"],
            NewPolicy = [new PolicyRequest { PolicyName = "p+q", Description = "d" }],
            Scope = "no_default_allow",
        };

        var key = await lab.Client.AccessKeys.CreateAsync("acme", request, Lab.Actor, CancellationToken.None);

        Assert.Equal(("acme", "tid_1", "web", "tsec_very_secret"),
            (key.OrganizationId, key.AccessKeyId, key.KeyName, Lab.Reveal(key.SecretAccessKey)));
        Assert.Equal("https://s3.example.test/", key.S3Endpoint!.AbsoluteUri);
        lab.SentExactly(
            "POST",
            "/orgs/acme/key",
            """{"name":"web","user_id":"user-1","user_role":"Admin","buckets_roles":[{"bucket_name":"uploads","role":"Editor"}]"""
            + ""","attach_policies":["readers"],"create_policies":[{"name":"p\u002Bq","document":{"Version":"2012-10-17","Statement":[]},"description":"d"}]"""
            + ""","access_key_scope":"no_default_allow"}""");
    }

    [Theory]
    [InlineData("""{"id":"tid_1"}""")]
    [InlineData("""{"id":"tid_1","secret_key":null}""")]
    [InlineData("""{"secret_key":"tsec_1"}""")]
    public async Task A_new_key_without_id_or_secret_is_an_error(string answer)
    {
        using var lab = new Lab(Responses.Json(answer));

        await Assert.ThrowsAsync<TigrisInvalidResponseException>(
            () => lab.Client.AccessKeys.CreateAsync("acme", new AccessKeyRequest(), Lab.Actor, CancellationToken.None));
    }

    [Fact]
    public async Task A_rotated_key_keeps_its_id()
    {
        using var lab = new Lab(Responses.Sample());

        var key = await lab.Client.AccessKeys.RotateAsync("acme", "tid_1", Lab.Actor, CancellationToken.None);

        lab.SentExactly("POST", "/orgs/acme/key/rotate", """{"user_id":"user-1","id":"tid_1","user_role":"Admin"}""");
        Assert.Equal(("acme", "tid_1", "tsec_even_newer"), (key.OrganizationId, key.AccessKeyId, Lab.Reveal(key.SecretAccessKey)));
        Assert.NotNull(key.S3Endpoint);
    }

    [Fact]
    public async Task Reading_one_key_returns_its_policies_and_scope()
    {
        using var lab = new Lab(Responses.Sample());

        var key = await lab.Client.AccessKeys.GetAsync("acme", "tid_1", new Actor("user-1"), CancellationToken.None);

        lab.SentExactly("POST", "/orgs/acme/key/get", """{"user_id":"user-1","id":"tid_1"}""");
        Assert.Equal(("acme", "tid_1", "web", "Active", "no_default_allow"),
            (key.OrganizationId, key.AccessKeyId, key.KeyName, key.Status, key.Scope));
        Assert.Equal(["readers"], key.Policy!);
        Assert.Equal(["uploads=Editor"], key.BucketRole.Select(role => role.ToString()));
    }

    [Fact]
    public async Task A_listed_key_has_no_policies_and_no_scope()
    {
        using var lab = new Lab(Responses.Sample());

        var page = await lab.Client.AccessKeys.ListAsync(
            "acme", new AccessKeyQuery { Prefix = "tid_", PageSize = 5 }, Lab.Actor, "t", CancellationToken.None);

        lab.SentExactly(
            "POST", "/orgs/acme/keys", """{"user_id":"user-1","user_role":"Admin","limit":5,"continuation_token":"t","key_id_prefix":"tid_"}""");
        var key = Assert.Single(page.Items);
        Assert.Equal((null, null), (key.Policy, key.Scope));
        Assert.Equal("page-2", page.ContinuationToken);
    }

    [Fact]
    public async Task Listing_requests_the_largest_page_by_default()
    {
        using var lab = new Lab(Responses.Sample());

        await lab.Client.AccessKeys.ListAsync("acme", new AccessKeyQuery(), new Actor("user-1"), null, CancellationToken.None);

        lab.SentExactly("POST", "/orgs/acme/keys", """{"user_id":"user-1","limit":1000}""");
    }

    [Fact]
    public async Task A_change_distinguishes_an_empty_list_from_null()
    {
        using var lab = new Lab(Responses.Json("{}"));

        await lab.Client.AccessKeys.UpdateAsync(
            "acme", "tid_1", new AccessKeyChange { BucketRole = [], AddPolicy = ["a"], RemovePolicy = ["r"], Scope = "standard" }, Lab.Actor, CancellationToken.None);
        await lab.Client.AccessKeys.UpdateAsync("acme", "tid_1", new AccessKeyChange(), Lab.Actor, CancellationToken.None);

        Assert.Equal(
            """{"user_id":"user-1","id":"tid_1","user_role":"Admin","buckets_roles":[],"add_policies":["a"],"remove_policies":["r"],"access_key_scope":"standard"}""",
            lab.Transport.Sent[0].Body);
        Assert.Equal("""{"user_id":"user-1","id":"tid_1","user_role":"Admin"}""", lab.Transport.Sent[1].Body);
    }

    [Fact]
    public async Task Deleting_names_the_key_in_the_body()
    {
        using var lab = new Lab(Responses.Json("{}"));

        await lab.Client.AccessKeys.DeleteAsync("acme", "tid_1", Lab.Actor, CancellationToken.None);

        lab.SentExactly("DELETE", "/orgs/acme/key", """{"id":"tid_1","user_id":"user-1","user_role":"Admin"}""");
    }
}
