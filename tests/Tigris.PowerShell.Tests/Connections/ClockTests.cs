using System;
using System.Linq;

namespace Tigris.PowerShell.Tests.Connections;

/// <summary>Sends requests to a server with a different clock.</summary>
public sealed class ClockTests : EmulatorTest
{
    [Invariant("new-nonce")]
    [Theory]
    [InlineData("+10m", "ahead of")]
    [InlineData("-2h", "behind")]
    public void A_wrong_clock_causes_one_warning_for_each_connection_and_no_error(string skew, string side)
    {
        Run("1..20 | ForEach-Object { New-TigrisOrganization -OrganizationId \"t$_\" -OrganizationName X }").ThrowIfFailed();
        Server.Faults.Add("clock-skew=" + skew);

        var first = Run("1..20 | ForEach-Object { \"t$_\" } | Get-TigrisOrganization").ThrowIfFailed();
        var second = Run("'t1' | Get-TigrisOrganization; New-TigrisAccessKey -OrganizationId t1 -KeyName web").ThrowIfFailed();

        Assert.Equal(20, first.Output.Count);
        Assert.Contains(side, Assert.Single(first.Warnings), StringComparison.Ordinal);
        Assert.Empty(second.Warnings);
        Assert.Single(Server.Requests.Entries, entry => entry.OperationId == "Tigris_CreateAccessKey");
        Assert.All(Server.Requests.Entries.TakeLast(2), entry => Assert.Equal(200, entry.Status));
    }

    [Fact]
    public void Connect_detects_a_wrong_clock_and_Test_still_reports_it()
    {
        Server.Faults.Add("clock-skew=+10m");

        var connected = Run($"$c = Connect-Tigris local $key -Endpoint {Endpoint} -PassThru").ThrowIfFailed();
        var test = Run("Test-TigrisConnection -Connection $c").ThrowIfFailed();

        Assert.Single(connected.Warnings);
        Assert.Empty(test.Warnings);
        Assert.Equal(true, test.Values("Authorized").Single());
        Assert.InRange((TimeSpan)test.Values("ClockSkew").Single()!, TimeSpan.FromSeconds(597), TimeSpan.FromSeconds(603));
    }

    [Fact]
    public void Test_can_detect_a_wrong_clock_first()
    {
        Server.Faults.Add("clock-skew=-10m");

        var test = Run($"Test-TigrisConnection -Connection (Connect-Tigris local $key -Endpoint {Endpoint} -SkipTest -PassThru)").ThrowIfFailed();

        Assert.Single(test.Warnings);
        Assert.Equal(true, test.Values("Authorized").Single());
        Assert.InRange((TimeSpan)test.Values("ClockSkew").Single()!, TimeSpan.FromSeconds(-603), TimeSpan.FromSeconds(-597));
    }

    [Fact]
    public void A_wrong_key_is_not_reported_as_a_wrong_clock()
    {
        Engine.Set("wrong", Engine.Secret("wrong"));

        var refused = Run($"Get-TigrisOrganization -Connection (Connect-Tigris local $wrong -Endpoint {Endpoint} -SkipTest -PassThru)");

        Assert.Equal("Unauthorized", refused.ErrorId);
        Assert.Empty(refused.Warnings);
        Assert.Equal(1, Server.Requests.Total);
    }

    private string Endpoint => Server.Endpoint.GetLeftPart(UriPartial.Authority);
}
