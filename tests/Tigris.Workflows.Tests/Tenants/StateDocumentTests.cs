using System.IO;
using System.Linq;

namespace Tigris.Workflows.Tests.Tenants;

/// <summary>Opens state documents without an engine.</summary>
public sealed class StateDocumentTests
{
    [Theory]
    [InlineData("{\"organizationId\":7}")]
    [InlineData("{\"organizationId\":\"acme\",\"bucket\":[1]}")]
    [InlineData("{\"organizationId\":\"acme\"")]
    [InlineData("null")]
    public void Document_that_was_changed_since_it_was_checked_is_an_error_with_line_and_path(string line)
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("tenants.jsonl");
        File.WriteAllText(path, "{\"organizationId\":\"acme\"}\n");
        using var document = StateDocument.Open(new StateServices(Local.Services, () => Local.Schemas), path, new StateDocumentOptions(), _ => { });

        File.WriteAllText(path, line + "\n");

        var error = Assert.Throws<TigrisFileException>(() => document.Read().ToArray());
        Assert.Contains("Line 1, $", error.Message, System.StringComparison.Ordinal);
    }
}
