using System.Linq;

namespace Tigris.PowerShell.Tests.Organizations;

/// <summary>Sends unusual ids. Each reaches exactly its own endpoint, or is refused.</summary>
public sealed class IdentityTests : EmulatorTest
{
    public static TheoryData<string> StrangeIds => new(
        "with space", "a/b", "a%2Fb", "100%", "what?", "#1", "a&b=c", "a+b", "bücher-漢字", "..a", "a..", "...", "semi;colon", "a\\b", "'quoted'", "{x}", "~x", "a:b",
        "@me", string.Concat(Enumerable.Repeat("0123456789", 20)));

    public static TheoryData<string> Refused => new("", " ", ".", "..", "a\u0000b", "a\nb", "\u007f", "a\ud800b", """{"OrganizationId":"acme","Buckets":[]}""");

    [Invariant("own-endpoint")]
    [Theory]
    [MemberData(nameof(StrangeIds))]
    public void An_unusual_id_reaches_exactly_its_own_endpoint(string id)
    {
        Run("New-TigrisOrganization other Other").ThrowIfFailed();
        Engine.Set("id", id);

        Run("New-TigrisOrganization $id Strange | Set-TigrisOrganization -Quota 7").ThrowIfFailed();
        Assert.Equal([id], Run("Get-TigrisOrganization $id").ThrowIfFailed().Texts("OrganizationId"));
        Assert.Equal(["other", id], Run("Get-TigrisOrganization").Texts("OrganizationId").OrderBy(text => text == id));
        Assert.Empty(Run("Get-TigrisOrganization -OrganizationId $id | Get-TigrisBucket").ThrowIfFailed().Output);
        Run("Disable-TigrisOrganization $id -Confirm:$false").ThrowIfFailed();

        Assert.All(Server.Requests.Entries, entry => Assert.Equal(200, entry.Status));
    }

    [Invariant("own-endpoint")]
    [Theory]
    [MemberData(nameof(Refused))]
    public void An_id_that_cannot_be_a_path_segment_sends_no_request(string id)
    {
        Engine.Set("id", id);
        foreach (var command in new[]
        {
            "Get-TigrisOrganization $id", "New-TigrisOrganization $id x", "Set-TigrisOrganization $id -Quota 1", "Enable-TigrisOrganization $id",
            "Disable-TigrisOrganization $id -Confirm:$false", "Get-TigrisBucket $id", "Get-TigrisBucket acme $id", "Get-TigrisUsage $id", "Get-TigrisInvoice $id",
            "New-TigrisBucket $id some-bucket -OrganizationName x", "New-TigrisBucket acme $id -OrganizationName x", "Remove-TigrisBucket acme $id -Confirm:$false",
            "Remove-TigrisBucket $id some-bucket -Confirm:$false",
        })
        {
            var outcome = Run(command);

            Assert.Contains(outcome.ErrorId, new[] { "InvalidIdentifier", "ParameterArgumentValidationErrorEmptyStringNotAllowed" });
            Assert.Empty(outcome.Output);
        }

        Assert.Empty(Server.Requests.Entries);
    }
}
