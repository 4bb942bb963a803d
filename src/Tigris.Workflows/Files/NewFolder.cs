using System;
using System.Collections.Generic;
using System.IO;

namespace Tigris.Workflows;

/// <summary>Creates folders for files, and removes them again if no file could be written.</summary>
internal static class NewFolder
{
    /// <summary>Creates a folder and its parents, and runs an operation in it. If it fails, deletes the created folders that are empty.</summary>
    public static void Run(string path, Action operation)
    {
        var created = MissingPartsOf(path);
        try
        {
            Directory.CreateDirectory(path);
            operation();
        }
        catch
        {
            created.ForEach(DeleteEmpty);
            throw;
        }
    }

    // From the folder to its parents.
    private static List<string> MissingPartsOf(string path)
    {
        var missing = new List<string>();
        for (var folder = new DirectoryInfo(path); folder is { Exists: false }; folder = folder.Parent)
        {
            missing.Add(folder.FullName);
        }

        return missing;
    }

    private static void DeleteEmpty(string path)
    {
        try
        {
            Directory.Delete(path);
        }
        catch (Exception exception) when (FileOperation.IsRefusal(exception))
        {
            // Another run has put a file into it. The error of the operation matters more.
        }
    }
}
