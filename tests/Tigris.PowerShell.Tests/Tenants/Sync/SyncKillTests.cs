using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Kills the process that creates and changes tenants at random times. The account ends in the same state as without a kill.</summary>
public sealed class SyncKillTests(ITestOutputHelper log) : SyncTest
{
    private const int ChangesOfTenant = 6;
    private static readonly int Kills = TestScale.Of(50);
    private static readonly int Tenants = TestScale.Of(300);

    private readonly CancellationToken _given = TestContext.Current.CancellationToken;

    [Invariant("sync-tenant")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_that_is_killed_many_times_has_the_result_of_an_uninterrupted_run(bool withChangeSet)
    {
        string[] ids = [.. Enumerable.Range(0, Tenants).Select(number => string.Create(CultureInfo.InvariantCulture, $"t{number:D4}"))];
        await File.WriteAllLinesAsync(Document, ids.Select(Line), _given);
        var changes = PathOf("changes.json");
        var input = withChangeSet ? $"-ChangeSet '{changes}'" : $"-Path '{Document}'";
        if (withChangeSet)
        {
            Run($"Sync-TigrisTenant '{Document}' -ChangeSetPath '{changes}'").ThrowIfFailed();
        }

        var session = new SessionProcess($"Sync-TigrisTenant {input} -CredentialFile '{Credentials}' -AllowSharedPath -JournalPath '{PathOf("journal")}' -UserRole Admin -Confirm:$false -ThrottleLimit 4 -WarningAction Ignore | ForEach-Object {{ \"$_\" }}", Server);
        Server.Requests.Clear();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var share = Math.Max(2, Tenants * ChangesOfTenant / (Kills + 1));
        for (var kill = 0; kill < Kills; kill++)
        {
            log.WriteLine($"seed {seed}, kill {kill + 1}: after {await session.KillAfterAsync(random.Next(1, share), IsChange)} changes");
        }

        (await session.RunAsync()).ThrowIfFailed();

        AssertCreatedOnce(ids);
        Assert.Empty(Differences(Compare("-Mode Complete")));
        Server.Requests.Clear();
        Assert.Empty((await session.RunAsync()).ThrowIfFailed().Output);
        Assert.Empty(Sent());
    }

    private static string Line(string id) =>
        $$$"""{"organizationId":"{{{id}}}","organizationName":"{{{id}}} Inc.","quota":1073741824,"bucket":[{"bucketName":"{{{id}}}-data","region":["fra"],"domainName":"{{{id}}}.example.com"}],"policy":[{"policyName":"reader","document":{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{{id}}}-data/*"}]}}],"accessKey":[{"keyName":"ci","bucketRole":[{"bucketName":"{{{id}}}-data","role":"ReadOnly"}],"policy":["reader"],"scope":"no_default_allow"},{"keyName":"{{{id}}}-data_access_key","bucketRole":[{"bucketName":"{{{id}}}-data","role":"Editor"}],"scope":"no_default_allow","policy":["reader"]}]}""";

    // Each key has its secret in the file, or a pending line that names it.
    private void AssertCreatedOnce(string[] ids)
    {
        var keys = Run("Get-TigrisOrganization | Get-TigrisAccessKey -ThrottleLimit 16").ThrowIfFailed().Output;
        Assert.Equal(
            ids.SelectMany(id => new[] { $"{id}/ci", $"{id}/{id}-data_access_key" }).Order(StringComparer.Ordinal),
            keys.Select(key => $"{key.Properties["OrganizationId"].Value}/{key.Properties["KeyName"].Value}").Order(StringComparer.Ordinal));
        var saved = Run($"Import-TigrisCredential '{Credentials}' -WarningAction Ignore; Import-TigrisCredential '{Credentials}' -Pending").Output;
        var known = new HashSet<string>(saved.Select(item => $"{item.Properties["OrganizationId"].Value}/{item.Properties["BucketName"].Value ?? item.Properties["KeyName"].Value}"), StringComparer.Ordinal);
        Assert.All(ids, id => Assert.True(known.Contains($"{id}/{id}-data") && known.Contains($"{id}/ci"), id));
        log.WriteLine($"{saved.Count(item => item.Properties["Status"].Value.ToString() != "Current")} of {saved.Count} secrets have to be replaced, and are named.");
    }

    private static bool IsChange(EmulatorRequest request) =>
        !request.OperationId.Contains("_Get", StringComparison.Ordinal) && !request.OperationId.Contains("_List", StringComparison.Ordinal);
}
