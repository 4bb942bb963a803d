using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Organizations;

public sealed class OrganizationsTests
{
    [Fact]
    public async Task An_organization_is_read_with_all_members()
    {
        using var lab = new Lab(Responses.Sample());

        var organization = await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal(("acme", "Acme Inc", true, 107374182400L),
            (organization.OrganizationId, organization.OrganizationName, organization.Active, organization.Quota));
        Assert.Equal("", lab.Transport.Sent[0].Body);
        Assert.Equal("application/json", lab.Transport.Sent[0].Headers["Accept"]);
    }

    [Invariant("exact-input")]
    [Fact]
    public async Task A_member_that_the_server_omits_is_null()
    {
        using var lab = new Lab(Responses.Json("""{"data":{"id":"acme","quota":null}}"""));

        var organization = await lab.Client.Organizations.GetAsync("acme", CancellationToken.None);

        Assert.Equal((null, null, null), (organization.OrganizationName, organization.Active, organization.Quota));
    }

    [Theory]
    [InlineData(null, """{"org_name":"Acme","user_id":"user-1"}""")]
    [InlineData(0L, """{"org_name":"Acme","user_id":"user-1","org_quota":{"limit_bytes":0}}""")]
    [InlineData(long.MaxValue, """{"org_name":"Acme","user_id":"user-1","org_quota":{"limit_bytes":9223372036854775807}}""")]
    public async Task Creating_sends_the_name_and_a_quota_if_there_is_one(long? quota, string expected)
    {
        using var lab = new Lab(Responses.Json("{}"));

        await lab.Client.Organizations.CreateAsync(
            "acme", new OrganizationRequest { OrganizationName = "Acme", Quota = quota }, new Actor("user-1"), CancellationToken.None);

        lab.SentExactly("POST", "/orgs/acme", expected);
        Assert.Equal("application/json; charset=utf-8", lab.Transport.Sent[0].Headers["Content-Type"]);
    }

    [Fact]
    public async Task Setting_the_quota_does_not_change_the_state()
    {
        using var lab = new Lab(Responses.Json("{}"));

        await lab.Client.Organizations.SetQuotaAsync("acme", 0, Lab.Actor, CancellationToken.None);

        lab.SentExactly("PUT", "/orgs/acme", """{"user_id":"user-1","user_role":"Admin","org_quota":{"limit_bytes":0}}""");
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public async Task Setting_the_state_does_not_change_the_quota(bool active, string sent)
    {
        using var lab = new Lab(Responses.Json("{}"));

        await lab.Client.Organizations.SetActiveAsync("acme", active, new Actor("user-1", UserRole.Member), CancellationToken.None);

        lab.SentExactly("PUT", "/orgs/acme", $$"""{"user_id":"user-1","user_role":"Member","active":{{sent}}}""");
    }

    [Theory]
    [InlineData(false, null, null, "/orgs?limit=5000")]
    [InlineData(true, null, "", "/orgs?include_inactive=true&limit=5000")]
    [InlineData(true, 7, "a+b/c= &ü", "/orgs?include_inactive=true&limit=7&continuation_token=a%2Bb%2Fc%3D%20%26%C3%BC")]
    public async Task Listing_requests_the_page_of_the_token(bool inactive, int? size, string? token, string expected)
    {
        using var lab = new Lab(Responses.Sample());

        var page = await lab.Client.Organizations.ListAsync(
            new OrganizationQuery { IncludeInactive = inactive, PageSize = size }, token, CancellationToken.None);

        lab.SentExactly("GET", expected, "");
        Assert.Equal("a+b/c=", page.ContinuationToken);
        Assert.Equal("acme", Assert.Single(page.Items).OrganizationId);
    }
}
