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
}
