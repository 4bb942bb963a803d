using System;
using System.Collections.Generic;
using System.IO;
using CsCheck;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Compares random invalid documents.</summary>
public sealed class HostileDocumentTests(ITestOutputHelper log) : StateTest
{
    private const int Documents = 1_000;

    [Invariant("desired-state")]
    [Fact]
    public void Invalid_document_is_an_error_with_line_and_path_and_nothing_is_sent()
    {
        CreateTenants();
        Export();
        var lines = File.ReadAllLines(Document);
        Server.Requests.Clear();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var random = new Random(seed);
                var (name, make) = HostileDocument.Kinds[random.Next(HostileDocument.Kinds.Length)];
                File.WriteAllBytes(Document, make(lines, random));
                Server.Requests.Clear();

                var outcome = Compare("-Mode Complete");

                Assert.True(outcome.Errors.Count == 1 && outcome.Output.Count == 0, $"{name}: {outcome.Errors.Count} errors");
                Assert.Equal("InvalidStateDocument", outcome.ErrorId);
                Assert.Matches(@"Line \d+, \S", outcome.Error.ToString());
                Assert.True(Server.Requests.Entries.Count == 0, $"{name}: a request was sent.");
                counts[name] = counts.GetValueOrDefault(name) + 1;
            },
            iter: TestScale.Of(Documents),
            threads: 1);
        log.WriteLine(string.Join("; ", counts));
    }
}
