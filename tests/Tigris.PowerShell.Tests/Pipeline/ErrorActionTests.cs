using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>Checks the effect of a failed record on the other records.</summary>
public sealed class ErrorActionTests : EmulatorTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Invariant("record-messages")]
    [Fact]
    public void A_failed_record_is_one_error_and_the_others_continue()
    {
        Server.SeedOrganizations(3, number => ($"t{number}", "x"));

        var outcome = Run("'t0','missing','t1','..','t2' | Get-TigrisOrganization");

        Assert.Equal(["t0", "t1", "t2"], outcome.Texts("OrganizationId"));
        Assert.Equal(["missing", ".."], outcome.Errors.Select(error => error.TargetObject));
        Assert.Equal(
            ["NotFound,Tigris.PowerShell.Commands.GetTigrisOrganizationCommand", "InvalidIdentifier,Tigris.PowerShell.Commands.GetTigrisOrganizationCommand"],
            outcome.Errors.Select(error => error.FullyQualifiedErrorId));
    }

    [Invariant("early-end")]
    [Theory]
    [InlineData("-ErrorAction Stop", "")]
    [InlineData("", "$ErrorActionPreference = 'Stop'; ")]
    public void Stop_awaits_the_requests_in_flight_and_loses_no_secret(string parameter, string preference)
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

    [Invariant("early-end")]
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

    [Invariant("record-messages")]
    [Fact]
    public void An_error_ends_the_pipeline_before_a_warning_that_would_end_it_too()
    {
        Server.SeedOrganizations(1, _ => ("there", "x"));
        Server.Faults.Latency = TimeSpan.FromMilliseconds(50);

        var read = Run("'gone1','there','gone2' | Get-TigrisOrganization -ErrorAction Stop -WarningAction Stop");
        var removed = Run("'gone1','gone1' | Remove-TigrisTenant -Confirm:$false -ErrorAction Stop -WarningAction Stop");

        Assert.Equal("gone1", read.ThrownRecord!.TargetObject);
        Assert.Equal(["there"], read.Texts("OrganizationId"));
        Assert.Contains("gone2", read.ThrownRecord.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("NotFound", removed.ErrorId);
        Assert.Contains("\n", removed.ThrownRecord!.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Invariant("early-end")]
    [Theory]
    [InlineData(0, "Completed")]
    [InlineData(2, null)]
    public void An_error_prompt_precedes_a_confirmation_prompt_that_arrived_later(int answer, string? status)
    {
        Server.SeedOrganizations(2, number => ($"t{number}", "x"));
        using var held = new ManualResetEventSlim();
        Engine.Set("held", held);
        Server.Faults.Hook = request =>
        {
            Assert.True(request.OperationId != "Tigris_ListBuckets" || held.Wait(Patience));
            return null;
        };
        var asked = new List<string>();
        Engine.Screen.Choose = () =>
        {
            asked.Add(Engine.Screen.TakeText());
            return asked.Count == 1 ? answer : 0;
        };

        // The warning for the second row arrives after the error of the first row and before its prompt.
        var outcome = Run("'missing','missing','t0' | Remove-TigrisTenant -ErrorAction Inquire 3>&1 | ForEach-Object { $held.Set(); $_ }");

        Assert.Contains("'missing'", asked[0], StringComparison.Ordinal);
        Assert.All(asked.Skip(1), text => Assert.Contains("t0", text, StringComparison.Ordinal));
        Assert.Equal(status is null ? [] : [status], outcome.Texts("Status").OfType<string>());
        Assert.Equal(status is null, Server.Requests.Count("UpdateOrganization") == 0);
        Assert.Equal(status is null ? 1 : 2, asked.Count);
    }

    [Fact]
    public void A_listing_ends_with_its_page_when_another_record_ends_the_pipeline()
    {
        Server.SeedOrganizations(5001, number => ($"t{number:D5}", "x"));
        using var listing = new ManualResetEventSlim();
        Server.Faults.Hook = request =>
        {
            if (request.OperationId == "Tigris_ListOrganizations")
            {
                listing.Set();
                return null;
            }

            Assert.True(listing.Wait(Patience));
            return FaultAction.Answer(403);
        };

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
