using System.Linq;

namespace Tigris.PowerShell.Tests.Policies;

/// <summary>Lists policies without documents and reads policies with them.</summary>
public sealed class PolicyListTests : PolicyTest
{
    [Fact]
    public void Wildcards_list_without_documents_and_exact_names_read()
    {
        Organization();
        Run($"'read-a','read-b','write' | New-TigrisPolicy acme -Document {Read}").ThrowIfFailed();

        Assert.Equal(["read-a", "read-b"], Run("Get-TigrisPolicy acme READ-*").ThrowIfFailed().Texts("PolicyName"));
        Assert.All(Run("Get-TigrisPolicy acme").Values("Document"), Assert.Null);
        Assert.NotNull(Run("Get-TigrisPolicy acme write").Values("Document").Single());
        Assert.Empty(Run("Get-TigrisPolicy acme nothing*").ThrowIfFailed().Output);
        Assert.Equal(["write", "read-a"], Run("Get-TigrisPolicy acme write,read-a").Texts("PolicyName"));
        Assert.Equal("NotFound", Run("Get-TigrisPolicy acme nothing").ErrorId);
        Assert.Equal("nothing", Run("Get-TigrisPolicy acme nothing").Error.TargetObject);
    }

    [Fact]
    public void A_wildcard_lists_the_policies_of_all_organizations()
    {
        Run($"'a','b' | ForEach-Object {{ New-TigrisOrganization $_ $_; New-TigrisPolicy $_ p {Read} }}").ThrowIfFailed();

        Assert.Equal(["a", "b"], Run("Get-TigrisPolicy *").ThrowIfFailed().Texts("OrganizationId"));
        Assert.Equal(["a", "b"], Run("Get-TigrisOrganization | Get-TigrisPolicy -PolicyName p").ThrowIfFailed().Texts("OrganizationId"));
    }

    [Fact]
    public void Every_page_of_a_listing_is_read()
    {
        Organization();
        Run($"1..1003 | ForEach-Object {{ 'p{{0:0000}}' -f $_ }} | New-TigrisPolicy acme -Document {Read} -ThrottleLimit 64").ThrowIfFailed();
        Server.Requests.Clear();

        Assert.Equal(1003, Run("Get-TigrisPolicy acme").ThrowIfFailed().Output.Count);
        Assert.Equal(2, Server.Requests.Count("ListPolicies"));
    }
}
