using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Tigris.Emulator;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Checks that a folder of invoices belongs to one provider at one endpoint.</summary>
public sealed class InvoiceFolderTests : TenantTest
{
    private string Invoices => Path.Combine(Folder, "invoices");

    [Invariant("existing-files")]
    [Theory]
    [InlineData("other")]
    [InlineData("local")]
    public async Task The_invoices_of_another_provider_or_endpoint_are_not_overwritten(string provider)
    {
        HasBuckets("acme", "acme-a");
        var path = Offboard("acme", $"-InvoicePath '{Invoices}' -Month 2026-02")("InvoicePath")!;
        var before = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { Port = 0, ProviderId = provider });
        server.SeedOrganizations(1, _ => ("acme", "Another Acme"));
        using var engine = Engine.ConnectedTo(server);

        foreach (var mode in new[] { "-WhatIf", "-Confirm:$false" })
        {
            var outcome = engine.Run($"'acme' | Remove-TigrisTenant {mode} -InvoicePath '{Invoices}' -Month 2026-02");
            Assert.Equal("InvoiceFolderMismatch", outcome.ErrorId);
        }

        Assert.Empty(server.Requests.Entries);
        Assert.Equal(before, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Many_runs_of_one_provider_share_a_folder()
    {
        HasBuckets("acme", "acme-a");

        Offboard("acme", $"-InvoicePath '{Invoices}' -Month 2026-02");
        Offboard("other", $"-InvoicePath '{Invoices}' -Month 2026-02");

        Assert.Equal(["acme-2026-02.json", "other-2026-02.json"], Directory.GetFiles(Invoices).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unreadable_marker_file_sends_no_request()
    {
        HasBuckets("acme", "acme-a");
        Offboard("other", $"-InvoicePath '{Invoices}'");
        Server.Requests.Clear();
        File.WriteAllText(Path.Combine(Invoices, ".tigris", "invoices.json"), "{}");

        Assert.Equal("JournalUnreadable", Run($"Remove-TigrisTenant acme -Confirm:$false -InvoicePath '{Invoices}'").ErrorId);
        Assert.Empty(Server.Requests.Entries);
    }

    [Fact]
    public void WhatIf_refuses_a_file_in_place_of_a_folder()
    {
        File.WriteAllText(Invoices, "");

        Assert.Equal("FileNotAccessible", Run($"Remove-TigrisTenant acme -WhatIf -InvoicePath '{Invoices}'").ErrorId);
        Assert.Equal("FileNotAccessible", Run($"Remove-TigrisTenant acme -Confirm:$false -InvoicePath '{Invoices}'").ErrorId);
    }

    [Fact]
    public void Ids_that_are_invalid_file_names_are_saved_inside_the_folder()
    {
        string[] ids = ["con", "NUL", "a\\b", "a/../../b", "~", "acme.", "acme ", "ａｃｍｅ", "-"];
        Server.SeedOrganizations(ids.Length, number => (ids[number], "x"));
        Engine.Set("ids", ids);

        var outcome = Run($"$ids | Remove-TigrisTenant -InvoicePath '{Invoices}' -Month 2026-02 -Confirm:$false");

        var saved = outcome.Texts("InvoicePath").OfType<string>().ToArray();
        Assert.All(saved, path => Assert.Equal(Invoices, Path.GetDirectoryName(path)));
        Assert.Equal(saved.Length, saved.Select(path => path.ToUpperInvariant()).Distinct().Count());
        Assert.All(saved, path => Assert.Matches("^[a-z0-9_-]+(~[0-9a-f]{16})?-2026-02[.]json$", Path.GetFileName(path)));
        Assert.NotEmpty(saved);
    }
}
