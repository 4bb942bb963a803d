using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tigris.EngineHost;

namespace Tigris.PowerShell.Tests.Conventions;

/// <summary>Formats objects with the module's views of one kind. A session uses the first view of a type, so this one loads no other.</summary>
internal sealed class ViewScreen : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.Format.ps1xml");
    private readonly Screen _screen = new();
    private readonly EngineRunspace _runspace;

    /// <param name="control">TableControl or ListControl.</param>
    public ViewScreen(string control)
    {
        // The types file names types of the module, so that its assembly must be loaded.
        Assert.NotNull(Surface.FindType("Tigris.AccessKey"));
        var views = Directory.GetFiles(Repository.File("module", "Formats"))
            .SelectMany(file => XDocument.Load(file).Descendants("View"))
            .Where(view => view.Element(control) is not null);
        new XDocument(new XElement("Configuration", new XElement("ViewDefinitions", views))).Save(_file);

        _runspace = new EngineRunspace(_screen, PSThreadOptions.UseCurrentThread, _file, Repository.File("artifacts", "module", "Tigris", "Tigris.Types.ps1xml"));
    }

    /// <summary>Returns the text in a terminal of a width, without colours.</summary>
    public string Show(object item, int width)
    {
        _screen.Width = width;
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new English();
        using var shell = _runspace.NewShell();
        shell.AddCommand("Out-Default").Invoke(new[] { item });
        CultureInfo.CurrentCulture = culture;
        return Regex.Replace(_screen.TakeText(), "\u001b\\[[0-9;]*m", "");
    }

    public void Dispose()
    {
        _runspace.Dispose();
        File.Delete(_file);
    }

    // The engine breaks lines between words only in some languages, and the tests have the invariant culture only.
    private sealed class English() : CultureInfo("")
    {
        public override string TwoLetterISOLanguageName => "en";
    }
}
