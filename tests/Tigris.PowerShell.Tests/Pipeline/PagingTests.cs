using System;
using System.Linq;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Pipeline;

/// <summary>Reads listings of several pages.</summary>
public sealed class PagingTests : EmulatorTest
{
    [Invariant("paging")]
    [Fact]
    public void All_pages_are_streamed_with_the_largest_page_size()
    {
        Server.SeedOrganizations(12_345, number => ($"t{number:D5}", "x"));

        var outcome = Run("Get-TigrisOrganization").ThrowIfFailed();

        Assert.Equal(Enumerable.Range(0, 12_345).Select(number => $"t{number:D5}"), outcome.Texts("OrganizationId"));
        Assert.Equal(3, Server.Requests.Count("ListOrganizations"));
        Assert.All(Server.Requests.Entries, entry => Assert.Contains("limit=5000", entry.RawTarget, StringComparison.Ordinal));
    }

    [Invariant("paging")]
    [Theory]
    [InlineData("Get-TigrisOrganization")]
    [InlineData("Get-TigrisBucket -OrganizationId t*")]
    public void A_repeated_continuation_token_is_an_error_and_not_a_loop(string command)
    {
        const string Page = """{"data":[{"id":"a"}],"next_continuation_token":"again"}""";
        Server.Faults.Hook = _ => FaultAction.Answer(200, body: Page);

        var outcome = Run(command);

        Assert.Equal("PagingLoop", outcome.ErrorId);
    }

    [Invariant("paging")]
    [Fact]
    public void Alternating_continuation_tokens_are_an_error_too()
    {
        var next = 0;
        Server.Faults.Hook = _ => FaultAction.Answer(200, body: $$"""{"data":[{"id":"a"}],"next_continuation_token":"{{"xy"[next++ % 2]}}"}""");

        var outcome = Run("Get-TigrisOrganization");

        Assert.Equal("PagingLoop", outcome.ErrorId);
        Assert.InRange(Server.Requests.Entries.Count, 3, 4);
    }

    [Invariant("paging")]
    [Fact]
    public void An_empty_page_with_a_token_is_not_the_end()
    {
        var pages = new[] { """{"data":[],"next_continuation_token":"b"}""", """{"data":[{"id":"a"}],"next_continuation_token":""}""" };
        var next = 0;
        Server.Faults.Hook = _ => FaultAction.Answer(200, body: pages[next++]);

        var outcome = Run("Get-TigrisOrganization").ThrowIfFailed();

        Assert.Equal("a", Assert.Single(outcome.Texts("OrganizationId")));
    }

    [Invariant("paging")]
    [Theory]
    [InlineData("Get-TigrisInvoice -OrganizationId t*", "GetInvoice")]
    [InlineData("Compare-TigrisInvoice -Month 2026-03", "GetInvoice")]
    [InlineData("Export-TigrisTenant", "ListBuckets")]
    [InlineData("Export-TigrisReport -Path $path -Month 2026-03", "GetUsage")]
    public void An_organization_that_is_on_two_pages_is_read_once(string command, string operation)
    {
        Server.SeedOrganizations(2, number => ($"t{number}", "x"));
        Server.Faults.Hook = request => request.OperationId != "Tigris_ListOrganizations" ? null : FaultAction.Answer(
            200, body: request.RawTarget.Contains("token=", StringComparison.Ordinal) ? """{"data":[{"id":"t0"}]}""" : """{"data":[{"id":"t0"},{"id":"t1"}],"next_continuation_token":"b"}""");

        Run($"$path = Join-Path ([IO.Path]::GetTempPath()) \"$([guid]::NewGuid()).html\"; try {{ {command} }} finally {{ Remove-Item $path -ErrorAction Ignore }}").ThrowIfFailed();

        Assert.Equal(2, Server.Requests.Count("ListOrganizations"));
        var targets = Server.Requests.Entries.Where(entry => entry.OperationId == $"Tigris_{operation}").Select(entry => entry.RawTarget).ToArray();
        Assert.Equal(targets.Distinct(), targets);
        Assert.Contains(targets, target => target.Contains("/t0/", StringComparison.Ordinal));
        Assert.Contains(targets, target => target.Contains("/t1/", StringComparison.Ordinal));
    }
}
