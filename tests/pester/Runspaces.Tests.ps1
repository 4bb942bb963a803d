Describe 'The module in more than one runspace' {
    BeforeAll {
        . "$PSScriptRoot/Paths.ps1"
        . "$PSScriptRoot/Emulator.ps1"
        Import-Module -Name $Manifest
        $emulator = Open-Emulator
        $connection = Connect-Tigris -FromEnvironment -UserRole Admin -PassThru
        1..5 | ForEach-Object { New-TigrisOrganization -OrganizationId "org-$_" -OrganizationName "Organization $_" }

        function Invoke-InRunspace([string]$Script, $Argument) {
            $shell = [powershell]::Create()
            try {
                $shell.AddScript($Script).AddArgument($Argument).Invoke()
                $shell.Streams.Error | ForEach-Object { throw $_ }
            }
            finally {
                $shell.Runspace.Dispose()
                $shell.Dispose()
            }
        }
    }

    AfterAll {
        Disconnect-Tigris
        if ($emulator) {
            Close-Emulator -Emulator $emulator
        }
    }

    It 'imports a second time, and works there' {
        $ids = Invoke-InRunspace 'Import-Module -Name $args[0]; (Get-TigrisOrganization).OrganizationId' $Manifest
        $ids | Should -Be (1..5 | ForEach-Object { "org-$_" })
    }

    It 'keeps each runspace''s connection to itself' -Tag Invariant:connection {
        $there = Invoke-InRunspace '
            Import-Module -Name $args[0]
            Connect-Tigris -FromEnvironment -UserId another-user
            (Get-TigrisConnection).UserId
            Disconnect-Tigris' $Manifest
        $there | Should -Be 'another-user'
        (Get-TigrisConnection).UserId | Should -Be 'admin'
        Test-TigrisConnection -Quiet | Should -BeTrue
    }

    It 'passes a connection to ForEach-Object -Parallel' {
        $names = 1..5 | ForEach-Object -ThrottleLimit 5 -Parallel {
            Import-Module -Name $using:Manifest
            (Get-TigrisOrganization -OrganizationId "org-$_" -Connection $using:connection).OrganizationName
        }
        $names | Sort-Object | Should -Be (1..5 | ForEach-Object { "Organization $_" })
    }

    It 'imports repeatedly, and stays connected by the environment' {
        Import-Module -Name $Manifest -Force
        Import-Module -Name $Manifest -Force
        @(Get-TigrisOrganization).Count | Should -Be 5
        (Get-TigrisOrganization -OrganizationId org-1).GetType() | Should -Be ([Tigris.Organization])
    }

    It 'leaves no command when it is removed' {
        $left = Invoke-FreshPowerShell -Script "
            Import-Module -Name '$Manifest'
            Remove-Module -Name Tigris
            @{ Commands = @(Get-Command -Name *-Tigris* -ErrorAction Ignore).Count }"
        $left.Commands | Should -Be 0
    }
}
