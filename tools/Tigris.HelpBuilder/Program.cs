using System;
using System.CommandLine;
using System.Linq;
using Tigris.HelpBuilder;

var assembly = new Option<string>("--assembly") { Description = "The built Tigris.PowerShell.dll, with its XML documentation beside it.", Required = true };
var docs = new Option<string>("--docs") { Description = "The folder docs, with cmdlets, about and README.md in it.", Required = true };
var help = new Option<string>("--help-folder") { Description = "Where Get-Help looks: en-US beside the module's manifest." };
var reference = new Option<bool>("--reference") { Description = "Writes syntax and parameters into the pages, and the table of all commands into README.md." };

var root = new RootCommand("Makes the files of Get-Help, and the generated parts of the pages, from the pages in docs and the parameters in the code.")
{
    assembly, docs, help, reference,
};
root.SetAction(arguments =>
{
    var book = HelpBook.Read(arguments.GetRequiredValue(assembly), arguments.GetRequiredValue(docs));
    if (book.Faults.Count > 0)
    {
        // MSBuild treats a line of output in this form as an error of the build.
        book.Faults.ToList().ForEach(fault => Console.Error.WriteLine($"{fault.File} : error TIGRISHELP: {fault.Text}"));
        return 1;
    }

    if (arguments.GetValue(help) is { } helpFolder)
    {
        book.WriteHelp(helpFolder);
    }

    if (arguments.GetValue(reference))
    {
        book.WriteReference();
    }

    return 0;
});
return root.Parse(args).Invoke();
