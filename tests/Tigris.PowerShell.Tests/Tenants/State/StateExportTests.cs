using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Tests Export-TigrisTenant.</summary>
public sealed class StateExportTests : StateTest
{
    [Invariant("desired-state")]
    [Fact]
    public void Document_has_each_setting_of_each_tenant_and_no_secret()
    {
        CreateTenants();

        Export();

        var lines = File.ReadAllLines(Document);
        Assert.Equal(["acme", "globex", "initech"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("organizationId").GetString()));
        Assert.StartsWith(
            """{"providerId":"local","organizationId":"acme","organizationName":"Acme","active":true,"quota":1073741824,"bucket":[{"bucketName":"acme-data","public":false,"allowPublicList":false,"objectAcl":false,"storageClass":"STANDARD","region":["fra","iad"],"snapshotsEnabled":false,"forkOf":null,"sourceSnapshot":null,"domainName":"data.example.com","notification":{"enabled":true,"webhook":"https://hooks.example.com","filter":"size > 1","authentication":"Token"},"lifecycleRule":[{"ruleId":"cold","enabled":true,"transition":[{"storageClass":"GLACIER","afterDays":10}]},{"ruleId":"tidy","enabled":true,"prefix":"tmp/","expireAfterDays":30}]}""",
            lines[0],
            StringComparison.Ordinal);
        Assert.Contains("""{"policyName":"reader","description":"Reads","document":{"Statement":[{"Action":["s3:GetObject"],"Effect":"Allow","Resource":["arn:aws:s3:::acme-data/*"]}],"Version":"2012-10-17"}}""", lines[0], StringComparison.Ordinal);
        Assert.Matches("""\{"keyName":"ci","accessKeyId":"tid_[^"]+","bucketRole":\[\{"bucketName":"acme-data","role":"ReadOnly"\}\],"policy":\["reader"\],"scope":"no_default_allow"\}""", lines[0]);
        Assert.Contains("\"active\":false,\"quota\":null", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotMatch("tsec_|\\*\\*\\*|local-signing-key", line));
    }

    [Invariant("target-file")]
    [Fact]
    public void Journal_that_is_the_document_is_refused()
    {
        CreateTenants();
        Server.Requests.Clear();

        Assert.Equal("SameFile", Run($"Export-TigrisTenant '{Document}' -JournalPath '{PathOf(".")}/tenants.jsonl'").ErrorId);
        Assert.Empty(Server.Requests.Entries);
        Assert.False(File.Exists(Document));
    }

    [Fact]
    public void Same_state_gives_the_same_bytes()
    {
        CreateTenants();
        Export();
        var first = File.ReadAllBytes(Document);

        Run($"'initech', 'acme', 'globex' | Export-TigrisTenant '{Document}' -ThrottleLimit 1").ThrowIfFailed();

        Assert.Equal(first, File.ReadAllBytes(Document));
        Assert.Equal((byte)'\n', first[^1]);
    }

    [Fact]
    public void Without_a_path_the_states_are_objects_that_bind_to_the_comparison()
    {
        CreateTenants();

        var states = Run("Export-TigrisTenant").ThrowIfFailed();
        var differences = Run("Export-TigrisTenant | Compare-TigrisTenant -IncludeUnknown; Export-TigrisTenant | ConvertTo-Json -Depth 12 | ConvertFrom-Json | Compare-TigrisTenant");

        Assert.Equal(["acme", "globex", "initech"], states.Texts("OrganizationId"));
        Assert.Empty(Differences(differences));
    }

    [Invariant("desired-state")]
    [Fact]
    public void Tenant_that_cannot_be_read_leaves_the_old_document()
    {
        CreateTenants();
        Export();
        var old = File.ReadAllText(Document);
        Server.Faults.Add("403:ListPolicies:/orgs/globex");

        var outcome = Run($"Set-TigrisOrganization acme -Quota 2GB; Export-TigrisTenant '{Document}'");

        Assert.Equal(["Forbidden", "ExportIncomplete"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("globex", outcome.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(old, File.ReadAllText(Document));
        Assert.Equal([Document], Directory.GetFiles(Path.GetDirectoryName(Document)!));
    }

    [Fact]
    public void With_a_journal_the_same_command_reads_only_the_other_tenants()
    {
        CreateTenants();
        var journal = PathOf("export.journal");
        Server.Faults.Add("403:x1:ListPolicies:/orgs/globex");
        Run($"Export-TigrisTenant '{Document}' -JournalPath '{journal}'");
        Assert.False(File.Exists(Document));
        File.AppendAllText(journal, """{"organizationId":"initech","tor""");
        Server.Requests.Clear();

        Run($"Export-TigrisTenant '{Document}' -JournalPath '{journal}'").ThrowIfFailed();

        Assert.Equal(["/orgs/globex"], Server.Requests.Entries.Select(entry => System.Text.RegularExpressions.Regex.Match(entry.RawTarget, "/orgs/[a-z]+").Value).Where(path => path.Length > 0).Distinct());
        Assert.Equal(3, File.ReadAllLines(Document).Length);
        Assert.False(File.Exists(journal));
        Assert.Empty(Differences(Compare("-Mode Complete")));
    }

    [Theory]
    [InlineData("some notes\nof a person\n")]
    [InlineData("{\"journal\":\"tigris-offboarding\",\"version\":1,\"endpoint\":\"http://127.0.0.1/\",\"provider_id\":\"local\"}\n")]
    [InlineData("{\"journal\":\"tigris-tenant-export\",\"version\":1,\"endpoint\":\"http://127.0.0.1:9/\",\"provider_id\":\"local\"}\n")]
    public void File_of_another_kind_is_neither_journal_nor_document(string content)
    {
        var other = Write("other", content);

        var asJournal = Run($"Export-TigrisTenant '{Document}' -JournalPath '{other}'");
        var asDocument = Run($"Export-TigrisTenant '{other}'");

        Assert.StartsWith("Journal", asJournal.ErrorId, StringComparison.Ordinal);
        Assert.Equal("NotStateDocument", asDocument.ErrorId);
        Assert.Equal(content, File.ReadAllText(other));
        Assert.Empty(Server.Requests.Entries);
        Run($"Export-TigrisTenant '{other}' -Force").ThrowIfFailed();
    }

    [Fact]
    public void WhatIf_reads_and_writes_nothing()
    {
        CreateTenants();
        Server.Requests.Clear();

        Run($"Export-TigrisTenant '{Document}' -OrganizationId acme -WhatIf").ThrowIfFailed();

        Assert.Empty(Server.Requests.Entries);
        Assert.False(File.Exists(Document));
    }

    [Fact]
    public void Shards_together_export_each_tenant_once()
    {
        Server.SeedOrganizations(40, index => ($"tenant-{index}", "T"));

        var ids = Run("1..4 | ForEach-Object { Export-TigrisTenant -Shard \"$_/4\" }").ThrowIfFailed().Texts("OrganizationId");

        Assert.Equal(40, ids.Count);
        Assert.Equal(40, ids.Distinct().Count());
    }

    [Fact]
    public void Full_disk_leaves_the_old_document()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "The system has no /dev/full.");

        var outcome = Run("Export-TigrisTenant /dev/full");

        Assert.Equal("FileNotAccessible", outcome.ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }
}
