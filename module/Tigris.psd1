@{
    RootModule = 'Tigris.PowerShell.dll'
    # The engine loads the output types and exceptions, so that [Tigris.Bucket] and catch [Tigris.TigrisNotFoundException] resolve.
    # The commands are listed too, because Tigris.Types.ps1xml names one of their types.
    RequiredAssemblies = @('Tigris.Model.dll', 'Tigris.PowerShell.dll')
    # Staging writes the version here, from Directory.Build.props.
    ModuleVersion = '0.0.0'
    GUID = 'b0e8f5c1-5f0a-4f0f-9a55-6f2f0c1f7d1e'
    Author = 'The Tigris PowerShell authors'
    CompanyName = 'The Tigris PowerShell authors'
    Copyright = '(c) The Tigris PowerShell authors. MIT License.'
    Description = 'Manages the tenants of a Tigris partner from PowerShell: organizations, buckets, access keys, usage and invoices, through the Tigris Partner Integrations API.'
    PowerShellVersion = '5.1'
    # For Windows PowerShell. PowerShell 7 includes its own .NET.
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions = @('Core', 'Desktop')
    TypesToProcess = @('Tigris.Types.ps1xml')
    # Staging generates the file from the files in Formats.
    FormatsToProcess = @('Tigris.Format.ps1xml')
    # Staging writes the names here, from the command classes.
    CmdletsToExport = @()
    FunctionsToExport = @()
    AliasesToExport = @()
    VariablesToExport = @()
    PrivateData = @{
        PSData = @{
            Tags = @('Tigris', 'S3', 'ObjectStorage', 'Storage', 'Partner', 'MultiTenant', 'Billing', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            # Staging writes the prerelease label and the links here, if there are any.
        }
    }
}
