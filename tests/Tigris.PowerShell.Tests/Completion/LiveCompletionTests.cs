using System.Linq;

namespace Tigris.PowerShell.Tests.Completion;

/// <summary>Completes names of the account that the command uses.</summary>
[Collection(AloneWithTab.Name)]
public sealed class LiveCompletionTests : EmulatorTest
{
    [Fact]
    public void Organizations_are_completed_by_id_and_display_name()
    {
        Run("New-TigrisOrganization acme 'Acme Corp'; New-TigrisOrganization acorn Acorn; New-TigrisOrganization t-17 'Globex Inc'").ThrowIfFailed();

        Assert.Equal(["acme", "acorn"], Engine.Words("Get-TigrisBucket ac"));
        Assert.Equal(["acme", "acorn"], Engine.Words("Get-TigrisUsage -OrganizationId AC"));
        Assert.Equal(["t-17"], Engine.Words("Set-TigrisOrganization glob"));
        Assert.Equal("Acme Corp", Engine.Complete("Get-TigrisBucket ac")[0].ToolTip);
        Assert.Empty(Engine.Words("Get-TigrisBucket zz"));
    }

    [Fact]
    public void A_typed_wildcard_is_a_wildcard()
    {
        Run("'tenant-1','tenant-2','other' | New-TigrisOrganization -OrganizationName x").ThrowIfFailed();

        Assert.Equal(["tenant-1", "tenant-2"], Engine.Words("Get-TigrisOrganization *nant"));
    }

    [Fact]
    public void Enable_offers_inactive_organizations_and_Disable_offers_active_ones()
    {
        Run("'on','off' | New-TigrisOrganization -OrganizationName x; Disable-TigrisOrganization off -Confirm:$false").ThrowIfFailed();

        Assert.Equal(["off"], Engine.Words("Enable-TigrisOrganization "));
        Assert.Equal(["on"], Engine.Words("Disable-TigrisOrganization "));
        Assert.Equal(["off", "on"], Engine.Words("Get-TigrisBucket ").Order());
        Assert.Equal("x (inactive)", Engine.Complete("Get-TigrisBucket of")[0].ToolTip);
    }

    [Fact]
    public void Buckets_are_completed_for_the_typed_organization()
    {
        Run("New-TigrisBucket acme photos -OrganizationName x; New-TigrisBucket acme papers; New-TigrisBucket globex plans -OrganizationName x")
            .ThrowIfFailed();
        Run("$mine = Get-TigrisOrganization acme").ThrowIfFailed();

        Assert.Equal(["papers", "photos"], Engine.Words("Remove-TigrisBucket acme p").Order());
        Assert.Equal(["plans"], Engine.Words("Get-TigrisBucket -OrganizationId globex -BucketName p"));
        Assert.Equal(["papers", "photos"], Engine.Words("Set-TigrisBucket -OrganizationId $mine -BucketName ").Order());
        Assert.Equal(["papers", "photos"], Engine.Words("New-TigrisBucket -OrganizationId acme -BucketName copy -ForkOf p").Order());
        Assert.Empty(Engine.Words("Get-TigrisBucket -BucketName p"));
        Assert.Empty(Engine.Words("Get-TigrisBucket -OrganizationId acme,globex -BucketName p"));
        Assert.Empty(Engine.Words("Get-TigrisBucket -OrganizationId (Get-Date) -BucketName p"));
    }

    [Fact]
    public void Values_in_the_list_are_not_offered_again()
    {
        Run("New-TigrisBucket acme photos -OrganizationName x; New-TigrisBucket acme papers; New-TigrisBucket acme plans").ThrowIfFailed();

        Assert.Equal(["plans"], Engine.Words("Get-TigrisBucket acme photos,papers,"));
        Assert.Equal(["plans"], Engine.Words("Get-TigrisBucket acme -BucketName photos,'papers',p"));
        Assert.Equal(["papers"], Engine.Words("Get-TigrisBucket acme -BucketName photos,papers"));
    }

    [Fact]
    public void Snapshots_policies_and_metrics_are_completed_for_the_typed_parents()
    {
        Run("New-TigrisBucket acme photos -OrganizationName x -EnableSnapshots").ThrowIfFailed();
        var version = Run("New-TigrisSnapshot acme photos -Description nightly").ThrowIfFailed().Texts("SnapshotVersion").Single();
        Run("New-TigrisPolicy acme readers -Document (New-TigrisPolicyStatement s3:GetObject arn:aws:s3:::photos/*) -Description 'May read'")
            .ThrowIfFailed();

        Assert.Equal([$"'{version}'"], Engine.Words("Get-TigrisSnapshot acme photos "));
        Assert.Equal([$"'{version}'"], Engine.Words("Remove-TigrisSnapshot acme photos night"));
        Assert.Equal([$"'{version}'"], Engine.Words("New-TigrisBucket acme copy -ForkOf photos -SourceSnapshot "));
        Assert.Empty(Engine.Words("New-TigrisBucket acme copy -SourceSnapshot "));
        Assert.Equal(["readers"], Engine.Words("Get-TigrisPolicy acme r"));
        Assert.Equal(["readers"], Engine.Words("Set-TigrisAccessKey acme tid_1 -AddPolicy "));
        Assert.Equal("May read", Engine.Complete("Remove-TigrisPolicy acme ")[0].ToolTip);
        Assert.Equal(["'Data transfer Out'"], Engine.Words("Get-TigrisUsage acme -Metric 'data t"));
        Assert.Contains("photos=Editor", Engine.Words("New-TigrisAccessKey acme -BucketRole "));
    }

    [Fact]
    public void Keys_are_completed_by_id_or_name_and_the_server_searches_for_an_id()
    {
        var ids = Run("New-TigrisOrganization acme x | Out-Null; 'uploads','reports' | ForEach-Object { New-TigrisAccessKey acme $_ }")
            .ThrowIfFailed().Texts("AccessKeyId");
        Server.Requests.Clear();

        Assert.Equal(ids.Order(), Engine.Words("Get-TigrisAccessKey acme ").Order());
        Assert.Equal([ids[0]], Engine.Words("Remove-TigrisAccessKey acme upl"));
        Assert.Equal([ids[1]], Engine.Words($"Reset-TigrisAccessKey acme {ids[1]![..12]}"));

        Assert.Equal(2, Server.Requests.Count("ListAccessKeys"));
    }

    [Invariant("completion")]
    [Fact]
    public void Inserted_values_are_quoted_as_the_command_reads_them()
    {
        string[] ids = ["two words", "it's", "a\"b", "$home", "100%", "a,b", "-x", "@a", "wild[1]*", "007", "a;b", "a`b", "“quoted”", "plain-id.1"];
        Engine.Set("ids", ids);
        Run("$ids | New-TigrisOrganization -OrganizationName x").ThrowIfFailed();

        Assert.All(ids, id =>
        {
            Assert.Contains(Engine.Words("Get-TigrisOrganization "), word => Evaluate(word) == id);
            Assert.Contains(Engine.Words("Get-TigrisOrganization '"), word => word[0] == '\'' && Evaluate(word) == id);
            Assert.Contains(Engine.Words("Get-TigrisOrganization \""), word => word[0] is '"' or '\'' && Evaluate(word) == id);
            Assert.Equal(id, Evaluate(Assert.Single(Engine.Words($"Get-TigrisOrganization '{id.Replace("'", "''")}'"))));
        });
        Assert.Contains("plain-id.1", Engine.Words("Get-TigrisOrganization pl"));
    }

    [Invariant("completion")]
    [Fact]
    public void A_star_in_a_name_is_escaped_only_if_the_parameter_accepts_wildcards()
    {
        Run("New-TigrisOrganization 'a*' x; New-TigrisOrganization 'ab' x").ThrowIfFailed();

        Assert.Equal(["'a`*'", "ab"], Engine.Words("get-tigrisusage a"));
        Assert.Equal(["a*", "ab"], Engine.Words("Set-TigrisOrganization a"));
    }

    // In a list, because a number without quotes would lose its zeros.
    private string? Evaluate(string word) => Run($"Get-TigrisOrganization 'it''s',{word}").ThrowIfFailed().Texts("OrganizationId")[1];
}
