using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>What becomes of the other records when one fails.</summary>
public sealed class ErrorActionTests : EmulatorTest
{
    [Fact]
    public void One_records_failure_is_one_error_and_the_others_go_on()
    {
        Server.SeedOrganizations(3, number => ($"t{number}", "x"));

        var outcome = Run("'t0','missing','t1','..','t2' | Get-TigrisOrganization");

        Assert.Equal(["t0", "t1", "t2"], outcome.Texts("OrganizationId"));
        Assert.Equal(["missing", ".."], outcome.Errors.Select(error => error.TargetObject));
        Assert.Equal(
            ["NotFound,Tigris.PowerShell.Commands.GetTigrisOrganizationCommand", "InvalidIdentifier,Tigris.PowerShell.Commands.GetTigrisOrganizationCommand"],
            outcome.Errors.Select(error => error.FullyQualifiedErrorId));
    }

    [Theory]
    [InlineData("-ErrorAction Stop", "")]
    [InlineData("", "$ErrorActionPreference = 'Stop'; ")]
    public void Stop_awaits_what_was_sent_and_drops_no_secret(string parameter, string preference)
    {
        Server.Faults.Latency = TimeSpan.FromMilliseconds(30);
        Server.Faults.Next(FaultAction.Answer(400), targetContains: "/orgs/t2/");
        Engine.Set("got", new System.Collections.ArrayList());
        Engine.Set("rows", Enumerable.Range(0, 40).Select(number => Row($"t{number}", $"bucket-{number}")).ToArray());

        var outcome = Run($"{preference}$rows | New-TigrisBucket -ThrottleLimit 6 {parameter} | ForEach-Object {{ [void]$got.Add($_) }}");

        Assert.Equal("InvalidRequest", outcome.ErrorId);
        Assert.Equal("bucket-2", outcome.ThrownRecord!.TargetObject);
        var got = ((System.Collections.ArrayList)Engine.Get("got")!).Cast<object>().Select(PSObject.AsPSObject).ToArray();
        var carriedOut = Server.Requests.Entries.Where(entry => entry.Status == 200).ToArray();
        Assert.InRange(carriedOut.Length, 3, 39);
        Assert.Equal(carriedOut.Length, got.Length);
        Assert.All(got, bucket => Assert.NotEqual(0, ((SecureString)bucket.Properties["SecretAccessKey"].Value).Length));
    }

    [Fact]
    public void Stop_reports_the_other_failures_too()
    {
        Server.SeedOrganizations(1, _ => ("there", "x"));
        Server.Faults.Latency = TimeSpan.FromMilliseconds(50);

        var outcome = Run("'gone1','there','gone2' | Get-TigrisOrganization -ErrorAction Stop");

        Assert.Equal("gone1", outcome.ThrownRecord!.TargetObject);
        Assert.Equal(["there"], outcome.Texts("OrganizationId"));
        Assert.Contains("gone2", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_listing_ends_with_its_page_when_another_record_ends_the_pipeline()
    {
        Server.SeedOrganizations(5001, number => ($"t{number:D5}", "x"));
        Server.Faults.Next(FaultAction.Answer(403), operationId: "GetOrganization");

        var outcome = Run("'missing','t*' | Get-TigrisOrganization -ErrorAction Stop");

        Assert.Equal("Forbidden", outcome.ErrorId);
        Assert.Equal(5000, outcome.Output.Count);
        Assert.Equal(1, Server.Requests.Count("ListOrganizations"));
    }

    private static PSObject Row(string organization, string bucket)
    {
        var row = new PSObject();
        row.Properties.Add(new PSNoteProperty("OrganizationId", organization));
        row.Properties.Add(new PSNoteProperty("OrganizationName", organization));
        row.Properties.Add(new PSNoteProperty("BucketName", bucket));
        return row;
    }
}
