using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Tigris.PowerShell.Tests.Tenants;

/// <summary>Checks that -WhatIf, the run and Get-TigrisOffboarding recognize a journal by its heading and read it strictly.</summary>
public sealed class JournalFormatTests : TenantTest
{
    private const string Heading = "<heading>";
    private const string Deactivate = """{"at":"2026-11-01T00:00:00.000Z","organization_id":"acme","step":"Deactivate","month":"2026-11"}""";
    private const string Invoice = """{"at":"2026-11-01T00:00:00.000Z","organization_id":"acme","step":"SaveInvoice","month":"2026-11","invoice_status":"DRAFT","invoice_total":1,"invoice_path":null}""";

    private string Journal => Path.Combine(Folder, "journal.jsonl");

    public static TheoryData<string, int> Broken => new()
    {
        // Files of another kind.
        { "one line of another kind", 1 },
        { "OrganizationId,Name\nacme,Acme\n", 1 },
        { """{"at":"2026-11-01T00:00:00Z","access_key_id":"tid_x","secret_access_key":"tsec_x"}""" + "\n", 1 },
        { "{}\n", 1 },
        { "[1]\n", 1 },
        { "null", 1 },
        { "\n", 1 },
        { "\0\0\0\0", 1 },
        // Headings.
        { """{"journal":"tigris-offb""", 1 },
        { """{"journal":"tigris-onboarding","version":1,"endpoint":"<endpoint>","provider_id":"local"}""" + "\n", 1 },
        { """{"journal":"tigris-offboarding","endpoint":"<endpoint>","provider_id":"local"}""" + "\n", 1 },
        { """{"journal":"tigris-offboarding","version":2,"endpoint":"<endpoint>","provider_id":"local"}""" + "\n", 1 },
        { """{"journal":"tigris-offboarding","version":"1","endpoint":"<endpoint>","provider_id":"local"}""" + "\n", 1 },
        { """{"journal":"tigris-offboarding","version":1,"provider_id":"local"}""" + "\n", 1 },
        { """{"journal":"tigris-offboarding","version":1,"endpoint":"<endpoint>"}""" + "\n", 1 },
        { """{"journal":"tigris-offboarding","version":1,"endpoint":"<endpoint>","provider_id":""}""" + "\n", 1 },
        { """{"journal":"tigris-offboarding","version":1,"endpoint":"<endpoint>","provider_id":7}""" + "\n", 1 },
        { "\uFEFF" + Heading + "\n", 1 },
        { Heading + "\n" + Heading + "\n", 2 },
        { Deactivate + "\n" + Heading + "\n", 1 },
        // Lines.
        { Heading + "\n" + Deactivate + "\n\n", 3 },
        { Heading + "\ngarbage\n" + Deactivate + "\n", 2 },
        { Heading + "\n" + Deactivate + Deactivate + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("Deactivate", "Destroy", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("Deactivate", "deactivate", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("\"Deactivate\"", "\"4\"", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("\"Deactivate\"", "4", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("Deactivate", "Deactivate, Verify", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace(",\"month\":\"2026-11\"", "", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("2026-11\"", "2026-13\"", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("\"2026-11\"", "null", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("2026-11-01T00:00:00.000Z", "yesterday", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("2026-11-01T00:00:00.000Z", "01/11/2026", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("\"acme\"", "\"\"", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Deactivate.Replace("\"organization_id\":\"acme\",", "", StringComparison.Ordinal) + "\n", 2 },
        { Heading + "\n" + Invoice + "\n", 2 },
        { Heading + "\n" + Deactivate + "\n" + Invoice.Replace("\"invoice_total\":1", "\"invoice_total\":\"1\"", StringComparison.Ordinal) + "\n", 3 },
        { Heading + "\n" + Deactivate + "\n" + Invoice.Replace("\"invoice_total\":1", "\"invoice_total\":1e99", StringComparison.Ordinal) + "\n", 3 },
        { Heading + "\n" + Deactivate + "\n" + Invoice.Replace("\"invoice_status\":\"DRAFT\",", "", StringComparison.Ordinal) + "\n", 3 },
        { Heading + "\n" + Deactivate + "\n" + Buckets("null") + "\n", 3 },
        { Heading + "\n" + Deactivate + "\n" + Buckets("[null]") + "\n", 3 },
        { Heading + "\n" + Deactivate + "\n" + Buckets("""[{"bucket_name":"","size":1,"fork_of":null}]""") + "\n", 3 },
        { Heading + "\n" + Deactivate + "\n" + Buckets("""[{"bucket_name":"a","size":-1,"fork_of":null}]""") + "\n", 3 },
        { Heading + "\n" + Deactivate + "\n" + Buckets("""[{"bucket_name":"a","size":"1","fork_of":null}]""") + "\n", 3 },
        { Heading + "\n" + Deactivate + "\n" + Buckets("""[{"bucket_name":"a","fork_of":null}]""") + "\n", 3 },
        { Heading + "\n" + Deactivate + "\n" + Deactivate.Replace("Deactivate", "Verify", StringComparison.Ordinal) + "\n", 3 },
    };

    [Invariant("offboarding-journal")]
    [Theory]
    [MemberData(nameof(Broken))]
    public void A_file_that_is_not_a_journal_is_refused_with_the_line_and_unchanged(string text, int line) =>
        Refused(Encoding.UTF8.GetBytes(Complete(text)), line);

    [Fact]
    public void Another_encoding_is_refused_and_the_file_is_unchanged()
    {
        var text = Complete(Heading + "\n" + Deactivate + "\n");
        Refused(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text)), 1);
        Refused(Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(text)), 1);
        Refused(Encoding.Unicode.GetBytes(text), 1);
        Refused(Encoding.Latin1.GetBytes(text.Replace("acme", "ac\u00e9me", StringComparison.Ordinal)), 2);
    }

    [Fact]
    public void The_permissions_of_another_file_are_unchanged()
    {
        File.WriteAllText(Journal, "127.0.0.1 localhost");
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes.");
            return;
        }

        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        File.SetUnixFileMode(Journal, Mode);

        Assert.Equal("JournalUnreadable", Run($"@() | Remove-TigrisTenant -Confirm:$false -JournalPath '{Journal}'").ErrorId);

        Assert.Equal(Mode, File.GetUnixFileMode(Journal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", "local")]
    [InlineData("<endpoint>", "other")]
    public void A_journal_of_another_provider_or_endpoint_is_refused_and_unchanged(string endpoint, string provider)
    {
        var text = Complete($$"""{"journal":"tigris-offboarding","version":1,"endpoint":"{{endpoint}}","provider_id":"{{provider}}"}""") + "\n";

        foreach (var script in Commands)
        {
            File.WriteAllText(Journal, text);
            var outcome = Run(script);
            Assert.Equal("JournalMismatch", outcome.ErrorId);
            Assert.Contains(provider, outcome.Error.Exception.Message, StringComparison.Ordinal);
            Assert.Equal(text, File.ReadAllText(Journal));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<heading>")]
    [InlineData("<heading>\n")]
    [InlineData("<heading>\r\n")]
    [InlineData("<heading>\n{\"at\":\"20")]
    [InlineData("<heading>\n\0\0\0")]
    public void An_empty_file_and_an_incomplete_last_line_are_accepted(string text)
    {
        HasBuckets("acme", "acme-a");
        File.WriteAllText(Journal, Complete(text));

        Run($"Remove-TigrisTenant acme -WhatIf -JournalPath '{Journal}'").ThrowIfFailed();
        Assert.Equal(Complete(text), File.ReadAllText(Journal));

        Assert.Equal("Completed", Offboard("acme", $"-JournalPath '{Journal}'")("Status"));
        Assert.Equal(6, File.ReadAllLines(Journal).Length);
        Assert.Equal("True", Run($"Get-TigrisOffboarding '{Journal}'").ThrowIfFailed().Texts("Completed").Single());
    }

    [Theory]
    [InlineData("<folder>")]
    [InlineData("<folder>/missing/journal.jsonl")]
    [InlineData("/dev/full")]
    public void A_path_that_cannot_be_a_journal_is_refused_by_WhatIf_too(string path)
    {
        HasBuckets("acme", "acme-a");
        path = path.Replace("<folder>", Folder, StringComparison.Ordinal);

        Assert.Equal("FileNotAccessible", Run($"Remove-TigrisTenant acme -Confirm:$false -JournalPath '{path}'").ErrorId);
        if (!path.StartsWith("/dev", StringComparison.Ordinal))
        {
            Assert.Equal("FileNotAccessible", Run($"Remove-TigrisTenant acme -WhatIf -JournalPath '{path}'").ErrorId);
        }

        Assert.Empty(Server.Requests.Entries);
    }

    private string[] Commands =>
    [
        $"'acme' | Remove-TigrisTenant -Confirm:$false -JournalPath '{Journal}'",
        $"@() | Remove-TigrisTenant -Confirm:$false -JournalPath '{Journal}'",
        $"'acme' | Remove-TigrisTenant -WhatIf -JournalPath '{Journal}'",
    ];

    private static string Buckets(string list) => """{"at":"2026-11-01T00:00:00.000Z","organization_id":"acme","step":"ListBuckets","buckets":""" + list + "}";

    private void Refused(System.Collections.Generic.IEnumerable<byte> bytes, int line)
    {
        byte[] before = [.. bytes];
        foreach (var script in Commands.Append($"Get-TigrisOffboarding '{Journal}'"))
        {
            File.WriteAllBytes(Journal, before);
            var outcome = Run(script);
            Assert.Equal("JournalUnreadable", outcome.ErrorId);
            Assert.Contains($"Line {line} ", outcome.Error.Exception.Message, StringComparison.Ordinal);
            Assert.Equal(before, File.ReadAllBytes(Journal));
            Assert.Empty(Server.Requests.Entries);
        }
    }

    private string Complete(string text) => text
        .Replace("<heading>", """{"journal":"tigris-offboarding","version":1,"endpoint":"<endpoint>","provider_id":"local"}""", StringComparison.Ordinal)
        .Replace("<endpoint>", Server.Endpoint.AbsoluteUri, StringComparison.Ordinal);
}
