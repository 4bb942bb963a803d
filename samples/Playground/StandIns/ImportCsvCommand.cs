using System.IO;
using System.Management.Automation;
using CsvHelper;

namespace Tigris.Playground.StandIns;

/// <summary>Rows of a CSV file as objects.</summary>
[Cmdlet(VerbsData.Import, "Csv")]
[OutputType(typeof(PSObject))]
public sealed class ImportCsvCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string[] Path { get; set; } = [];

    protected override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            Read(GetUnresolvedProviderPathFromPSPath(path));
        }
    }

    private void Read(string path)
    {
        if (!File.Exists(path))
        {
            var missing = new FileNotFoundException($"Could not find file '{path}'.", path);
            ThrowTerminatingError(new ErrorRecord(missing, "FileOpenFailure", ErrorCategory.OpenError, path));
        }

        using var reader = CsvReader.FromFile(path, new CsvReaderOptions { Separator = ',' });
        while (reader.Read())
        {
            var row = new PSObject();
            for (var column = 0; column < reader.Headers.Count; column++)
            {
                row.Properties.Add(new PSNoteProperty(reader.Headers[column], reader.GetString(column)));
            }

            WriteObject(row);
        }
    }
}
