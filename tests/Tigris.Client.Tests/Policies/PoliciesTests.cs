using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Client.Tests.Support;

namespace Tigris.Client.Tests.Policies;

public sealed class PoliciesTests
{
    private const string Document = """{"Version":"2012-10-17","Statement":[]}""";

    [Fact]
    public async Task A_policy_is_read_with_its_document()
    {
        using var lab = new Lab(Responses.Sample());

        var policy = await lab.Client.Policies.GetAsync("acme", "readers", CancellationToken.None);

        Assert.Equal(("acme", "readers", "may read", 2L), (policy.OrganizationId, policy.PolicyName, policy.Description, policy.AttachmentCount));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), policy.CreatedAt);
        Assert.Equal(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), policy.UpdatedAt);
        Assert.Equal("S1", policy.Document!.Statement.Single().Sid);
    }

    [Fact]
    public async Task Creating_names_it_in_the_body()
    {
        using var lab = new Lab(Responses.Sample());

        await lab.Client.Policies.CreateAsync("acme", new PolicyRequest { PolicyName = "readers" }, CancellationToken.None);

        lab.SentExactly("POST", "/orgs/acme/policies", $$"""{"name":"readers","document":{{Document}}}""");
    }

    [Fact]
    public async Task Updating_names_it_in_the_path()
    {
        using var lab = new Lab(Responses.Sample());

        await lab.Client.Policies.UpdateAsync("acme", new PolicyRequest { PolicyName = "a+b=c,d.@_-", Description = "" }, CancellationToken.None);

        lab.SentExactly("PUT", "/orgs/acme/policies/a%2Bb%3Dc%2Cd.%40_-", $$"""{"document":{{Document}},"description":""}""");
    }

    [Fact]
    public async Task A_listed_policy_has_no_document()
    {
        using var lab = new Lab(Responses.Sample());

        var page = await lab.Client.Policies.ListAsync("acme", null, null, CancellationToken.None);

        lab.SentExactly("GET", "/orgs/acme/policies?limit=1000", "");
        Assert.Null(Assert.Single(page.Items).Document);
    }
}
